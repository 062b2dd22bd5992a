import type { Arrangement } from './arrangement.ts';
import { median } from './median.ts';
import { misreadShare } from './misread-share.ts';
import { type LabelPlacement, type PlacedLabel, type StrayLabel, sameLead } from './place-labels.ts';

/** Labels less sure than this contradict nothing. */
const leastConfidence = 0.5;
/** More than this part of what the labels say for a layout is too much against it. */
const mostAgainst = 0.34;
/** One label alone may be misread; where no other agrees with the layout it counts from this confidence on. */
const surelyRead = 0.85;

/**
 * Names of leads that a part of a template lacks say that their rows are drawn, but were not found. Where the rows that were
 * found do not stand under one another as their names do, within this part, they may be those.
 */
const leastLost = 2;
const evenly = 0.2;

/** What the labels say against the names of the leads, in words. */
export function describeLabels(placement: LabelPlacement): string[] {
  return [
    ...listMisnamed(placement).map(
      ({ label, row, column, expected }) =>
        `The label in row ${row + 1}, column ${column + 1} reads ${label.lead}; everything else says ${expected}.`,
    ),
    ...listInside(placement).map(
      ({ label, row }) => `The label ${label.lead} stands in row ${row! + 1} where no lead begins.`,
    ),
  ];
}

/**
 * Whether labels say something else so surely that the layout cannot be right. One alone may be misread, and so may several
 * that look like the names expected there.
 */
export function labelsContradict(
  placement: LabelPlacement,
  arrangement: Arrangement,
  baselines: readonly number[],
): boolean {
  const { origin } = arrangement;
  if (origin === 'part' && standsElsewhere(placement, arrangement, baselines)) return true;
  const misnamed = listMisnamed(placement);
  // A layout that the labels alone give has to have a place for each of them.
  const strays = origin === 'labels' ? listSure(placement.strays) : listInside(placement);
  const against = [...misnamed, ...strays];
  const agreeing = listAgreeing(placement).reduce((sum, { label }) => sum + label.confidence, 0);
  if (against.length < 2 && origin !== 'labels') {
    return agreeing === 0 && against.some(({ label }) => label.confidence >= surelyRead);
  }
  const unlike = misnamed.map(({ label, expected }) => 1 - misreadShare(label.lead, expected!));
  const weights = [...unlike, ...strays.map(() => 1)];
  const sum = against.reduce((total, { label }, index) => total + label.confidence * weights[index]!, 0);
  return sum > mostAgainst * agreeing;
}

/** Whether names of missing leads are read, and those of the found rows stand at other distances than the rows. */
function standsElsewhere(
  placement: LabelPlacement,
  { missing = [] }: Arrangement,
  baselines: readonly number[],
): boolean {
  const lost = placement.strays.filter(
    ({ label, row }) => row === null && label.confidence >= surelyRead && missing.includes(label.lead),
  );
  if (lost.length < leastLost) return false;
  const heights = baselines.flatMap((baseline, row) => {
    const own = listAgreeing(placement).filter((placed) => placed.row === row);
    const middle = median(own.map(({ label }) => (label.box.top + label.box.bottom) / 2));
    return own.length === 0 ? [] : [{ baseline, middle }];
  });
  return heights.slice(1).some(({ baseline, middle }, index) => {
    const above = heights[index]!;
    return Math.abs((baseline - above.baseline) / (middle - above.middle) - 1) > evenly;
  });
}

function listAgreeing({ placed }: LabelPlacement): PlacedLabel[] {
  return placed.filter(({ label, expected }) => expected !== null && sameLead(label.lead, expected));
}

function listMisnamed({ placed }: LabelPlacement): PlacedLabel[] {
  return placed.filter(
    ({ label, expected }) =>
      expected !== null && label.confidence >= leastConfidence && !sameLead(label.lead, expected),
  );
}

/** What the labels say against a layout that they contradict, in words. */
export function describeContradiction(placement: LabelPlacement): string {
  const apart = listSure(placement.strays)
    .filter(({ row }) => row === null)
    .map(({ label }) => `The label ${label.lead} stands over no row.`);
  return [...describeLabels(placement), ...apart].join(' ');
}

/** Labels over a row as the others stand over theirs, where no lead begins. */
function listInside({ strays }: LabelPlacement): StrayLabel[] {
  return listSure(strays).filter(({ row }) => row !== null);
}

function listSure(strays: readonly StrayLabel[]): StrayLabel[] {
  return strays.filter(({ label }) => label.confidence >= leastConfidence);
}
