import type { PrintedLead } from '../../../../model/lead.ts';
import type { LeadLabel } from '../../../../model/printed.ts';
import { millimetres } from '../../../../units.ts';
import { sketchedLeft } from './sketch-page.ts';

export interface LabelPageOptions {
  /** Names from top to bottom, in each row from left to right; null: none is printed. */
  readonly rows: readonly (readonly (PrintedLead | null)[])[];
  readonly strips?: readonly PrintedLead[];
  /** Length of a whole row, mm. Default 250. */
  readonly width?: number;
  readonly confidence?: number;
}

/** The labels of a sketched page, a little above the start of their leads. */
export function labelPage({ rows, strips = [], width = 250, confidence = 0.95 }: LabelPageOptions): LeadLabel[] {
  return [...rows, ...strips.map((strip) => [strip])].flatMap((leads, row) =>
    leads.flatMap((lead, column): LeadLabel[] => {
      if (lead === null) return [];
      const left = sketchedLeft + (column * width) / leads.length + 1;
      const top = 30 + 25 * row - 9;
      const box = {
        left: millimetres(left),
        top: millimetres(top),
        right: millimetres(left + 5),
        bottom: millimetres(top + 3),
      };
      return [{ lead, confidence, box }];
    }),
  );
}
