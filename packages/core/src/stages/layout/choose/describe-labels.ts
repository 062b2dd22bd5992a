import type { Arrangement } from './arrangement.ts';
import { misreadShare } from './misread-share.ts';
import { type LabelPlacement, type PlacedLabel, type StrayLabel, sameLead } from './place-labels.ts';

/** Labels less sure than this contradict nothing. */
const leastConfidence = 0.5;
/** More than this part of what the labels say for a layout is too much against it. */
const mostAgainst = 0.34;
/** One label alone may be misread; where no other agrees with the layout it counts from this confidence on. */
const surelyRead = 0.85;

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
export function labelsContradict(placement: LabelPlacement, { origin }: Arrangement): boolean {
  const misnamed = listMisnamed(placement);
  // A layout that the labels alone give has to have a place for each of them.
  const strays = origin === 'labels' ? listSure(placement.strays) : listInside(placement);
  const against = [...misnamed, ...strays];
  const agreeing = placement.placed
    .filter(({ label, expected }) => expected !== null && sameLead(label.lead, expected))
    .reduce((sum, { label }) => sum + label.confidence, 0);
  if (against.length < 2 && origin !== 'labels') {
    return agreeing === 0 && against.some(({ label }) => label.confidence >= surelyRead);
  }
  const unlike = misnamed.map(({ label, expected }) => 1 - misreadShare(label.lead, expected!));
  const weights = [...unlike, ...strays.map(() => 1)];
  const sum = against.reduce((total, { label }, index) => total + label.confidence * weights[index]!, 0);
  return sum > mostAgainst * agreeing;
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
