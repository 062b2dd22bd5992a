import type { LayoutTemplate } from '../../../model/layout-template.ts';
import type { PrintedLead } from '../../../model/lead.ts';

/** One short lead of a template as a part of the page: `from` and `to` run from 0 (left end) to 1. */
export interface ShortLead {
  readonly lead: PrintedLead;
  readonly row: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

export function listShortLeads(template: LayoutTemplate): ShortLead[] {
  return template.rows.flatMap((row, rowIndex) =>
    row.map((lead, column) => ({
      lead,
      row: rowIndex,
      column,
      from: column / row.length,
      to: (column + 1) / row.length,
    })),
  );
}
