import { type LabelPlacement, type PlacedLabel, sameLead } from './place-labels.ts';

/** Labels less sure than this contradict nothing. */
const leastConfidence = 0.5;
/** More than this part of what the labels say for a layout is too much against it. */
const mostAgainst = 0.34;

/** What the labels say against the names of the leads, in words. */
export function describeLabels({ placed }: LabelPlacement): string[] {
  return listContradictions(placed).map(
    ({ label, row, column, expected }) =>
      `The label in row ${row + 1}, column ${column + 1} reads ${label.lead}; everything else says ${expected}.`,
  );
}

/** Whether so many labels say something else that the layout cannot be right; one alone may be misread. */
export function labelsContradict({ placed }: LabelPlacement): boolean {
  const contradictions = listContradictions(placed);
  if (contradictions.length < 2) return false;
  const against = contradictions.reduce((sum, { label }) => sum + label.confidence, 0);
  const agreeing = placed
    .filter(({ label, expected }) => expected !== null && sameLead(label.lead, expected))
    .reduce((sum, { label }) => sum + label.confidence, 0);
  return against > mostAgainst * agreeing;
}

function listContradictions(placed: readonly PlacedLabel[]): PlacedLabel[] {
  return placed.filter(
    ({ label, expected }) =>
      expected !== null && label.confidence >= leastConfidence && !sameLead(label.lead, expected),
  );
}
