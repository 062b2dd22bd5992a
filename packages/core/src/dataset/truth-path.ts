import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import type { PixelPath } from '../render/stroke-path.ts';
import type { TruthLead } from './select-leads.ts';

/** The centre line of a lead as a path; null becomes NaN. */
export function truthPath({ centreLine }: Pick<TruthLead, 'centreLine'>): PixelPath {
  return {
    columns: Float64Array.from(centreLine.columns, (value) => value ?? Number.NaN),
    rows: Float64Array.from(centreLine.rows, (value) => value ?? Number.NaN),
  };
}

/** The centre line and, where the pen is not lifted between leads, the way to it from the end of the lead before. */
export function inkPath(truth: RenderTruthJson, lead: TruthLead): PixelPath {
  const own = truthPath(lead);
  const before = truth.leads[truth.leads.indexOf(lead) - 1];
  const isJoined = truth.options.continuousRows === true && before !== undefined && before.row === lead.row;
  const column = before?.centreLine.columns.at(-1);
  const row = before?.centreLine.rows.at(-1);
  if (!isJoined || column == null || row == null) return own;
  return { columns: Float64Array.from([column, ...own.columns]), rows: Float64Array.from([row, ...own.rows]) };
}
