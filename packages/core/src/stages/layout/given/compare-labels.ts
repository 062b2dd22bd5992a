import type { LeadLabel } from '../../../model/printed.ts';
import type { Arrangement } from '../choose/arrangement.ts';
import { placeLabels, sameLead } from '../choose/place-labels.ts';
import type { GivenTemplate } from './name-given-rows.ts';
import type { PlacedRow } from './place-given-rows.ts';

export interface CompareLabelsOptions {
  readonly rows: readonly PlacedRow[];
  readonly given: GivenTemplate;
  /** mm/s */
  readonly paperSpeed: number;
}

/** Labels less sure than this contradict nothing. */
const leastConfidence = 0.7;

/**
 * Where the print names another lead than a person did, in words. Rows of different numbers of leads, and rows of which only
 * one point is known, are compared with nothing: labels stand at the start of their lead.
 */
export function compareLabels(labels: readonly LeadLabel[], options: CompareLabelsOptions): string[] {
  const { rows, given, paperSpeed } = options;
  const columns = Math.max(...rows.map(({ leads }) => leads.length));
  const short = rows.filter(({ leads }) => leads.length > 1 || columns === 1);
  const stripsLast = rows.slice(0, short.length).every((row) => short.includes(row));
  const alike = short.every(({ leads, x }) => leads.length === columns && x.length > 1);
  const first = short[0];
  if (first === undefined || !stripsLast || !alike) return [];
  const arrangement: Arrangement = { ...given, rows: short.map(({ leads }) => leads) };
  const left = first.x[0]!;
  const axis = { left, duration: (first.x.at(-1)! - left) / paperSpeed, snapped: false };
  const { placed } = placeLabels(labels, arrangement, { axis, paperSpeed, baselines: rows.map(({ y }) => y) });
  return placed.flatMap(({ label, row, column, expected }) =>
    expected === null || label.confidence < leastConfidence || sameLead(label.lead, expected)
      ? []
      : [`The label in row ${row + 1}, column ${column + 1} reads ${label.lead}; ${expected} was given.`],
  );
}
