import { sourceAt } from '../image/source-at.ts';
import type { PrintedLead } from '../model/lead.ts';
import type { LaidOutPage } from '../model/page.ts';
import type { LeadRegion } from '../model/page-layout.ts';
import type { PicturePoint } from '../model/paper-map.ts';

/** A row of a page as the option `layout.rows` gives it. */
export interface FoundRow {
  readonly leads: readonly (PrintedLead | null)[];
  readonly boundaries: readonly PicturePoint[];
}

/** Leads that stand further apart (mm) than this have something nameless between them. */
const leastGap = 0.5;

/** The rows of a laid out page, in the frame of its picture. Rows without a lead are left out. */
export function listFoundRows({ layout, grid }: Pick<LaidOutPage, 'layout' | 'grid'>): FoundRow[] {
  const point = new Float64Array(2);
  const inPicture = (x: number, y: number): PicturePoint => {
    sourceAt(grid.map, x, y, point);
    return [round(point[0]!), round(point[1]!)];
  };
  const isSequential = layout.regions.some(({ start }) => start > 0);
  return layout.rows.flatMap(({ baseline }, row) => {
    const regions = layout.regions.filter((region) => region.row === row).sort((a, b) => a.left - b.left);
    if (regions.length === 0) return [];
    const leads: (PrintedLead | null)[] = [];
    const x: number[] = [];
    const begin = (lead: PrintedLead | null, left: number) => {
      leads.push(lead);
      x.push(left);
    };
    // Times run on through what stands before the first named lead.
    const first = regions[0]!;
    if (isSequential && first.start > 0) begin(null, first.left - first.start * layout.paperSpeed);
    for (const [index, region] of regions.entries()) {
      begin(printedName(region), region.left);
      const next = regions[index + 1];
      if (next === undefined) x.push(region.right);
      else if (next.left - region.right > leastGap) begin(null, region.right);
    }
    return [{ leads, boundaries: x.map((place) => inPicture(place, baseline)) }];
  });
}

function printedName({ lead, inverted }: LeadRegion): PrintedLead {
  return inverted && lead === 'aVR' ? '-aVR' : lead;
}

/** To a hundredth of a pixel: what the pipeline decides by is no finer, and people read it. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
