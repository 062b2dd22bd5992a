import type { LayoutTemplate } from '../../../model/layout-template.ts';
import type { PrintedLead } from '../../../model/lead.ts';

/** A layout as a page may show it: a template, a part of one, or what the labels alone say. */
export interface Arrangement extends Omit<LayoutTemplate, 'rows' | 'description'> {
  /** null: nothing says what stands there; the place gives no lead. Every row has the same number of columns. */
  readonly rows: readonly (readonly (PrintedLead | null)[])[];
  /** Part of the columns' full width that the page shows; absent: all of it, from 0 to 1. */
  readonly shown?: ShownWidth;
  /** Leads of the template that the page does not show. */
  readonly missing?: readonly string[];
  /** How it came about; absent: it is a template. */
  readonly origin?: ArrangementOrigin;
}

/** `labels`: from rows and labels alone; `part`: a template without some of its rows or columns. */
export type ArrangementOrigin = 'labels' | 'part';

export interface ShownWidth {
  readonly from: number;
  readonly to: number;
}

const all: ShownWidth = { from: 0, to: 1 };

/** Part of the columns' full width that a page of this arrangement shows. */
export function shownWidth({ shown }: Arrangement): ShownWidth {
  return shown ?? all;
}

/** Where column `column` begins (0 to 1 of the page's width, below 0 where it is cut off on the left). */
export function columnStart(arrangement: Arrangement, column: number): number {
  const { from, to } = shownWidth(arrangement);
  return (column / countColumns(arrangement) - from) / (to - from);
}

export function countColumns({ rows }: Arrangement): number {
  return rows[0]?.length ?? 1;
}

export function countRows({ rows, rhythmStrips }: Arrangement): number {
  return rows.length + rhythmStrips.length;
}
