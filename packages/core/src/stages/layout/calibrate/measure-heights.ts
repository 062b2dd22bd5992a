import type { LeadPlace, RowSketch } from '../../../model/page-layout.ts';
import { median } from '../../../signal/median.ts';
import { groupOf, type LeadGroup } from './lead-group.ts';

/** Median height of the QRS complexes of limb and chest leads on the paper, millimetres; null where too few leads tell. */
export type GroupHeights = Readonly<Record<LeadGroup, number | null>>;

/** A complex lies within this length (mm): 0.2 s at 25 mm/s, 0.1 s at 50 mm/s. */
const complexLength = 5;
/** Complexes are the highest tenth of all such lengths. */
const highest = 0.9;
/** Shorter pieces of a lead (mm) may hold no beat. */
const leastLength = 40;
/** The heights of single leads differ too much between hearts: at least this many of a group. */
const leastLeads = 3;

/** How high the beats are drawn, whatever the gain. */
export function measureHeights(places: readonly LeadPlace[], rows: readonly RowSketch[]): GroupHeights {
  const of = (group: LeadGroup) => {
    const heights = places
      .filter((place) => groupOf(place.lead) === group)
      .map((place) => heightOf(place, rows[place.row]))
      .filter((height) => height !== null);
    return heights.length < leastLeads ? null : median(heights);
  };
  return { limb: of('limb'), chest: of('chest') };
}

function heightOf({ left, right }: LeadPlace, row: RowSketch | undefined): number | null {
  if (row === undefined || !(right - left >= leastLength)) return null;
  const index = (x: number) => Math.min(row.y.length, Math.max(0, Math.round((x - row.start) / row.step)));
  const heights: number[] = [];
  for (let x: number = left; x + complexLength <= right; x += complexLength / 2) {
    let [least, most] = [Infinity, -Infinity];
    for (let k = index(x); k < index(x + complexLength); k++) {
      const y = row.y[k]!;
      if (y < least) least = y;
      if (y > most) most = y;
    }
    if (most >= least) heights.push(most - least);
  }
  if ((heights.length * complexLength) / 2 < leastLength / 2) return null;
  heights.sort((a, b) => a - b);
  return heights[Math.floor(highest * heights.length)]!;
}
