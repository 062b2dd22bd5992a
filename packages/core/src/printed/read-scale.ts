import type { PrintedField, PrintedGain } from '../model/printed-fields.ts';
import {
  type MillimetresPerMillivolt,
  type MillimetresPerSecond,
  millimetresPerMillivolt,
  millimetresPerSecond,
} from '../units.ts';
import { findMatches, type Match } from './find-matches.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import type { PrintedRow } from './printed-row.ts';
import { settleField } from './settle-field.ts';

/** Speeds and gains that electrocardiographs have; everything else was misread. */
const speeds = [5, 6.25, 10, 12.5, 25, 50, 100, 200];
const usualSpeeds = [12.5, 25, 50];
const knownGains = [2.5, 5, 10, 20, 40];
/** Least confidence of a speed that few machines have: a lost digit makes a 5 of 25. */
const rareConfidence = 0.6;

/** Not the last digits of a number whose first stands apart. */
const number = `(?<![A-Za-z0-9.,<>]|(?<![A-Za-z0-9])\\d )(${numberPattern})`;
const millimetre = '(?:mm|rnm|mrn|mn|nm|rnrn|m m)';
/** What programs take the slash for; before mV, whose letters are sure, even more. */
const slash = '[/\\\\|lIi1jdf]{1,2}';
const slashBeforeMillivolt = '[/\\\\|lIi1jdfvyS7!]{1,2}';
const second = '(?:[sS5¢$]|[sSzZ54¢]e[cgk])(?![a-zA-Z0-9])';
const millivolt = "(?:m|n|rn|nn|mn|M)[vVyYuU¥]{1,2}'?(?![a-zA-Z0-9])";

const speedPattern = new RegExp(`${number}\\s?(?:${millimetre} ?${slash} ?|mm ?)${second}`, 'g');
const gainPattern = new RegExp(
  `${number}(?: ?/ ?(${numberPattern}))?\\s?(${millimetre}|[ce]m) ?(?:${slashBeforeMillivolt})? ?${millivolt}`,
  'g',
);
const inversePattern = new RegExp(`${number}\\s?mV ?${slash} ?(cm|mm)(?![a-zA-Z0-9])`, 'g');
/** Times the usual gain, as defibrillators print it, in a line that names a speed or a filter too. */
const timesPattern = /(?<![\w.])[xX×] ?(\d(?:[.,]\d)?)(?![\w/]|[.,-]\d)/g;
const scaleLine = /mm ?[/\\|lIi1jd]? ?s|\d ?Hz/;
const usualGain = 10;

const limbNames =
  /(?<![a-z])(?:limb|extr\p{L}*|ext|periph\p{L}*|miembros|membres|frontal\p{L}*|std|I ?- ?aVF|I ?- ?III)[^\p{L}\d]*$/iu;
const chestNames =
  /(?<![a-z])(?:chest|pr[aeé]c?ord\p{L}*|brust\p{L}*|thora\p{L}*|tora\p{L}*|bww?|C|V1? ?- ?V?6)[^\p{L}\d]*$/iu;

/** The paper speed that the page states. */
export function readPaperSpeed(rows: readonly PrintedRow[]): PrintedField<MillimetresPerSecond> | null {
  const found = findMatches(rows, speedPattern, ([, text]) => {
    // No paper runs at 125 mm/s: the point was lost.
    const value = text === '125' ? 12.5 : parseNumber(text);
    return value !== null && speeds.includes(value) ? millimetresPerSecond(value) : null;
  });
  const believed = found.filter(({ value, confidence }) => usualSpeeds.includes(value) || confidence >= rareConfidence);
  return settleField(believed, { leastConfidence: 0 });
}

/** The gain that the page states, or one for limb and one for chest leads: one alone where the other was not readable. */
export function readGains(rows: readonly PrintedRow[]): readonly PrintedField<PrintedGain>[] {
  const found = [
    ...findMatches(rows, gainPattern, readGain).flatMap(({ value, ...place }) =>
      value.map((gain) => ({ ...place, value: gain })),
    ),
    ...findMatches(rows, inversePattern, ([, text, unit]) =>
      toGain((unit === 'cm' ? 10 : 1) / (parseNumber(text) ?? 0)),
    ),
    ...findMatches(rows, timesPattern, ([, text], _, { text: line }) =>
      scaleLine.test(line) ? toGain(usualGain * (parseNumber(text) ?? 0)) : null,
    ),
  ];
  return settleGains(found);
}

function readGain([, first, second, unit]: Match, before: string): readonly PrintedGain[] | null {
  const factor = unit === 'cm' || unit === 'em' ? 10 : 1;
  const gain = toGain(factor * (parseNumber(first) ?? 0));
  if (gain === null) return null;
  if (second !== undefined) {
    const chest = toGain(factor * (parseNumber(second) ?? 0));
    if (chest === null) return null;
    return [
      { ...gain, leads: 'limb' },
      { ...chest, leads: 'chest' },
    ];
  }
  if (chestNames.test(before)) return [{ ...gain, leads: 'chest' }];
  return [limbNames.test(before) ? { ...gain, leads: 'limb' } : gain];
}

function toGain(value: number): PrintedGain | null {
  const known = knownGains.find((gain) => Math.abs(gain - value) < 1e-6);
  return known === undefined ? null : { gain: millimetresPerMillivolt(known) as MillimetresPerMillivolt, leads: 'all' };
}

/** One gain of each kind; nothing where the page contradicts itself. */
function settleGains(found: readonly PrintedField<PrintedGain>[]): readonly PrintedField<PrintedGain>[] {
  const settle = (leads: PrintedGain['leads']) => {
    const own = found.filter(({ value }) => value.leads === leads);
    return { own, settled: settleField(own, { same: (a, b) => a.gain === b.gain, leastConfidence: 0 }) };
  };
  const [all, limb, chest] = [settle('all'), settle('limb'), settle('chest')];
  // Beside a gain of its own kind, one without a kind is a name that was misread.
  const kinds = limb.own.length + chest.own.length > 0 ? [limb, chest] : [all];
  return kinds.flatMap(({ settled }) => (settled ? [settled] : []));
}
