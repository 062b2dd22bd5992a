import type { PrintedField, PrintedFilter } from '../model/printed-fields.ts';
import { type Hertz, hertz } from '../units.ts';
import { coverBoxes } from './cover-boxes.ts';
import { findMatches } from './find-matches.ts';
import { parseNumber } from './parse-number.ts';
import type { PrintedRow } from './printed-row.ts';
import { settleField } from './settle-field.ts';

/** What the bands of electrocardiographs reach from and to, Hz. */
const highPassRange = [0.01, 5] as const;
const lowPassRange = [15, 500] as const;
/** Frequencies of mains: alone they could be a low-pass too. */
const mains = [50, 60];

const bandPattern = /(?<![\w.,])(\d{0,1}[.,]\d{1,3}|\d)(?: ?Hz)? ?[-–—~] ?(\d{2,3}) ?[Hh][zZ2]/g;
const lowPassPattern = /(?<![\w.,]|[-–—~] ?)(\d{2,3}) ?[Hh][zZ2](?!\w)/g;
const mainsPattern =
  /(?<![\w.,])([56]0) ?~|(?:AC|ac|[Nn]otch|[Mm]ains|[Nn]etz\w*|[Ss]ecteur|[Rr]ed|[Ll]ine)\W{0,3}([56]0) ?[Hh][zZ2]/g;
/** Words before a frequency that is not that of a low-pass. */
const otherFrequency =
  /(?:sampl\w*|abtast\w*|[ée]chantillon\w*|muestreo|AC|notch|mains|netz\w*|secteur|red|line|HP|hochpass)\W*$/i;

type Part = Partial<PrintedFilter>;

/** The band and the mains filter that the page states. */
export function readFilter(rows: readonly PrintedRow[]): PrintedField<PrintedFilter> | null {
  const band = settle(
    findMatches(rows, bandPattern, ([, low, high]) => {
      const highPass = toHertz(low, highPassRange);
      const lowPass = toHertz(high, lowPassRange);
      return highPass !== null && lowPass !== null ? { highPass, lowPass } : null;
    }),
  );
  const lowPass = settle(
    findMatches(rows, lowPassPattern, ([, number], before) => {
      const value = toHertz(number, lowPassRange);
      if (value === null || mains.includes(value)) return null;
      return otherFrequency.test(before) ? null : { lowPass: value };
    }),
  );
  const notch = settle(
    findMatches(rows, mainsPattern, ([, tilde, named]) => ({ mains: hertz(parseNumber(tilde ?? named) ?? 0) })),
  );
  const parts = [band ?? lowPass, notch].filter((part) => part !== null);
  return joinParts(parts);
}

function toHertz(text: string | undefined, [least, most]: readonly [number, number]): Hertz | null {
  const value = parseNumber(text);
  return value !== null && value >= least && value <= most ? hertz(value) : null;
}

function settle(found: readonly PrintedField<Part>[]): PrintedField<Part> | null {
  return settleField(found, {
    same: (a, b) => a.highPass === b.highPass && a.lowPass === b.lowPass && a.mains === b.mains,
  });
}

function joinParts([first, second]: readonly PrintedField<Part>[]): PrintedField<PrintedFilter> | null {
  if (!first) return null;
  const value = { highPass: null, lowPass: null, mains: null, ...first.value, ...second?.value };
  if (!second) return { ...first, value };
  return { value, box: coverBoxes(first.box, second.box), confidence: Math.min(first.confidence, second.confidence) };
}
