import type { LeadRegion, PageLayout } from '../../../model/page-layout.ts';

/** Height shown above and below a baseline, in millimetres, where no other row is nearer. */
const halfHeight = 12;

/** A rectangle of the paper in millimetres. */
export interface PaperBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box that stands for a lead in pictures: its time span, and 12 mm around its baseline or half way to the next row. */
export function regionBox(layout: PageLayout, region: LeadRegion): PaperBox {
  const baseline = baselineOf(layout, region.row) ?? 0;
  const above = baselineOf(layout, region.row - 1) ?? -Infinity;
  const below = baselineOf(layout, region.row + 1) ?? Infinity;
  return {
    left: region.left,
    top: baseline - Math.min(halfHeight, Math.abs(baseline - above) / 2),
    right: region.right,
    bottom: baseline + Math.min(halfHeight, Math.abs(below - baseline) / 2),
  };
}

function baselineOf(layout: PageLayout, row: number): number | undefined {
  return layout.rows[row]?.baseline;
}
