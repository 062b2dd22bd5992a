import type { PrintedLead } from '../../../model/lead.ts';
import { type Arrangement, columnStart } from './arrangement.ts';

/** One short lead of an arrangement as a part of the page: `from` and `to` run from 0 (left end) to 1. */
export interface ShortLead {
  readonly lead: PrintedLead;
  readonly row: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** The named short leads that the page shows, row by row. */
export function listShortLeads(arrangement: Arrangement): ShortLead[] {
  return arrangement.rows.flatMap((leads, row) =>
    leads.flatMap((lead, column) => {
      const from = Math.max(0, columnStart(arrangement, column));
      const to = Math.min(1, columnStart(arrangement, column + 1));
      return lead === null || to <= from ? [] : [{ lead, row, column, from, to }];
    }),
  );
}
