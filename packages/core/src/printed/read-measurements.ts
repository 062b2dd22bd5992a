import type { PrintedFields } from '../model/printed-fields.ts';
import { findMatches } from './find-matches.ts';
import { parseNumber } from './parse-number.ts';
import type { PrintedRow } from './printed-row.ts';
import { settleField } from './settle-field.ts';

type Measurements = Pick<
  PrintedFields,
  'heartRate' | 'prInterval' | 'qrsDuration' | 'qtInterval' | 'correctedQtInterval'
>;

/** What hearts can do; numbers beyond were misread. Beats a minute and milliseconds. */
const rateRange = [20, 300] as const;
const prRange = [60, 500] as const;
const qrsRange = [40, 300] as const;
const qtRange = [180, 750] as const;

/** Between a name and its number. */
const to = '[\\s:=.,]{0,6}';
/** A whole number that is not a part of a larger one, of a range or of a fraction. */
const whole = '(\\d{2,3})(?![\\d°]|[.,/<>]\\d| ?[-–—] ?\\d)';
const milliseconds = '(?:m ?[sS](?:ec)?|M[sS]|msek|mseg)(?![a-zA-Z])';
const beats = '(?:[bB][pP][mM]|BPM|[lp]pm|/ ?min|1/min|min-1|S/min|bt?s?/min|puls/min|batt?/min)';
const before = '(?<![A-Za-z])';

const rateNames =
  '(?:vent(?:r(?:icular|ikul[aä]re)?)?\\.?\\s*(?:rate|freq(?:uency|uenz|\\.)?)|heart\\s*rate|(?:herz|kammer)?-?frequenz|fr[ée]q(?:uence|\\.)?(?:\\s*card(?:iaque|\\.)?)?|frec(?:uencia)?\\.?(?:\\s*card(?:[ií]aca|\\.)?)?|rate|puls|HR|HF|FC)';
const lengthNames =
  '\\s*-?\\s*(?:int(?:erval(?:lo|le|o)?|\\.)?|dur(?:ation|ata|[ée]e|aci[oó]n|\\.)?|dauer|zeit|breite)?';

const namedRate = new RegExp(`${before}${rateNames}${to}${whole}`, 'gi');
const rateWithUnit = new RegExp(`(?<![\\w.,<>/-])${whole}\\s*${beats}`, 'g');
const pr = new RegExp(`${before}P\\s?-?\\s?[RQ]${lengthNames}${to}${whole}`, 'gi');
/** Without the word duration or a unit it could be the axis. */
const namedQrs = new RegExp(`${before}QRS\\s?(?:D|-?\\s?(?:dur\\w*|dauer|breite|int\\w*))\\.?${to}${whole}`, 'gi');
const qrsWithUnit = new RegExp(`${before}QRS${to}${whole}\\s*${milliseconds}`, 'g');
const qt = new RegExp(`${before}QT${lengthNames}${to}${whole}`, 'g');
const qtc = new RegExp(
  `${before}QT\\s?[cCe](?:[BFH]|\\s?\\(?(?:baz|frid|fram|hod)\\w*\\.?\\)?)?${lengthNames}${to}${whole}`,
  'g',
);
/** The Q is what programs misread most, and the bar between the two. */
const qtPair = new RegExp(
  `${before}[QO0@GaoA]?[Tt]\\s?[/lI|1]\\s?[QO0@GaoA][Tt][eE]?[cCeE]\\w?${lengthNames}${to}(\\d{3})\\s?[/lI|]\\s?(\\d{3})(?!\\d)`,
  'g',
);

const secondsNames = { pr: 'P\\s?-?\\s?[RQ]', qrs: 'QRSD?', qt: 'QT', qtc: 'QT[cC][BF]?' } as const;

/** Rate and intervals that the page states. */
export function readMeasurements(rows: readonly PrintedRow[]): Measurements {
  const numbers = (pattern: RegExp, range: readonly [number, number], group = 1) =>
    findMatches(rows, pattern, (match) => within(parseNumber(match[group]), range));
  const inSeconds = (name: keyof typeof secondsNames, range: readonly [number, number]) =>
    findMatches(
      rows,
      new RegExp(`${before}${secondsNames[name]}${lengthNames}${to}(0?[.,]\\d{2,3})\\s?s(?:ec)?(?![a-zA-Z])`, 'g'),
      ([, text]) => within(Math.round(1000 * (parseNumber(text) ?? 0)), range),
    );
  return {
    heartRate: settleField([...numbers(namedRate, rateRange), ...numbers(rateWithUnit, rateRange)]),
    prInterval: settleField([...numbers(pr, prRange), ...inSeconds('pr', prRange)]),
    qrsDuration: settleField([
      ...numbers(namedQrs, qrsRange),
      ...numbers(qrsWithUnit, qrsRange),
      ...inSeconds('qrs', qrsRange),
    ]),
    qtInterval: settleField([...numbers(qt, qtRange), ...numbers(qtPair, qtRange), ...inSeconds('qt', qtRange)]),
    correctedQtInterval: settleField([
      ...numbers(qtc, qtRange),
      ...numbers(qtPair, qtRange, 2),
      ...inSeconds('qtc', qtRange),
    ]),
  };
}

function within(value: number | null, [least, most]: readonly [number, number]): number | null {
  return value !== null && value >= least && value <= most ? value : null;
}
