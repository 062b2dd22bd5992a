import type { PixelPath } from '../render/stroke-path.ts';
import type { TruthLead } from './select-leads.ts';

/** The centre line of a lead as a path; null becomes NaN. */
export function truthPath({ centreLine }: Pick<TruthLead, 'centreLine'>): PixelPath {
  return {
    columns: Float64Array.from(centreLine.columns, (value) => value ?? Number.NaN),
    rows: Float64Array.from(centreLine.rows, (value) => value ?? Number.NaN),
  };
}
