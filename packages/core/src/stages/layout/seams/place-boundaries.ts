import type { LeadPlace } from '../../../model/page-layout.ts';
import { type MillimetresPerSecond, millimetres, seconds } from '../../../units.ts';
import type { SeamMark, SeamMarks } from './find-seam-marks.ts';

/** Marks this near (mm) to where a boundary was reckoned may be the boundary. */
const reach = 6.5;
/** Columns are as wide as reckoned within this part. */
const mostStretched = 0.04;
/** Marks stand on one comb of columns within this (mm). */
const onComb = 0.5;
/**
 * At least this part of the boundaries has a mark. Strokes that are too weak leave gaps, too, and strokes of QRS complexes
 * look like ticks: a page with more marks than this for each boundary, and one, tells nothing by them.
 */
const needed = {
  gaps: { share: 0.6, mostMarks: 2, single: true },
  ticks: { share: 1, mostMarks: 1, single: false },
} as const;
/** Boundaries that are no further (mm) from their marks stay where they are. */
const closeEnough = 0.5;
/** A broken piece wider than this (mm) belongs to neither lead. */
const widestPen = 1;

/**
 * Moves the boundaries between leads to where most rows are broken together, as the print has them: columns are not as
 * long as reckoned where the page is cut, or the machine has its own. Times follow the paper. Without such marks, or where
 * they agree, the places stay.
 */
export function placeBoundaries(
  places: readonly LeadPlace[],
  seams: SeamMarks,
  paperSpeed: MillimetresPerSecond,
): readonly LeadPlace[] {
  const short = places.filter((place) => !place.rhythmStrip);
  const lefts = distinct(short.map(({ left }) => left));
  const boundaries = lefts.slice(1);
  if (boundaries.length === 0) return places;
  const found = fitComb(boundaries, seams.gaps, needed.gaps) ?? fitComb(boundaries, seams.ticks, needed.ticks);
  if (found === null) return places;
  if (found.every(({ left, right }, k) => Math.abs((left + right) / 2 - boundaries[k]!) <= closeEnough)) return places;
  const isWide = ({ left, right }: SeamMark) => right - left > widestPen;
  const begin = found.map((mark) => (isWide(mark) ? mark.right : (mark.left + mark.right) / 2));
  const end = found.map((mark) => (isWide(mark) ? mark.left : (mark.left + mark.right) / 2));
  return places.map((place) => {
    if (place.rhythmStrip) return place;
    const column = lefts.indexOf(place.left);
    const left = column === 0 ? place.left : begin[column - 1]!;
    const right = column < end.length ? end[column]! : place.right;
    return {
      ...place,
      left: millimetres(left),
      right: millimetres(right),
      start: seconds(place.start + (left - place.left) / paperSpeed),
      end: seconds(place.end + (right - place.right) / paperSpeed),
    };
  });
}

/** A mark for each boundary: those that stand as far apart as columns do, and between them where they should be. */
function fitComb(
  boundaries: readonly number[],
  marks: readonly SeamMark[],
  { share, mostMarks, single }: (typeof needed)['gaps' | 'ticks'],
): SeamMark[] | null {
  if (marks.length > mostMarks * boundaries.length + 1) return null;
  const candidates = boundaries.map((x) => marks.filter((mark) => Math.abs(middle(mark) - x) <= reach));
  if (boundaries.length === 1) {
    const [only, ...others] = candidates[0]!;
    return single && only !== undefined && others.length === 0 ? [only] : null;
  }
  let best: {
    readonly combs: (SeamMark | null)[];
    readonly shiftAt: (k: number) => number;
    readonly error: number;
  } | null = null;
  const countOf = (combs: readonly (SeamMark | null)[]) => combs.filter((mark) => mark !== null).length;
  for (const [k, one] of candidates.entries()) {
    for (const [m, two] of candidates.entries()) {
      if (m <= k) continue;
      for (const first of one) {
        for (const second of two) {
          const shifts = [middle(first) - boundaries[k]!, middle(second) - boundaries[m]!] as const;
          const slope = (shifts[1] - shifts[0]) / (m - k);
          if (Math.abs(slope) > (mostStretched * (boundaries[m]! - boundaries[k]!)) / (m - k)) continue;
          const shiftAt = (n: number) => shifts[0] + slope * (n - k);
          const errorOf = (mark: SeamMark, n: number) => Math.abs(middle(mark) - boundaries[n]! - shiftAt(n));
          const combs = candidates.map((near, n) => {
            const fitting = near.filter((mark) => errorOf(mark, n) <= onComb);
            return fitting.length === 0 ? null : fitting.reduce((a, b) => (errorOf(b, n) < errorOf(a, n) ? b : a));
          });
          const error = combs.reduce((sum, mark, n) => sum + (mark === null ? onComb : errorOf(mark, n)), 0);
          if (best === null || error < best.error) best = { combs, shiftAt, error };
        }
      }
    }
  }
  if (best === null || countOf(best.combs) < Math.max(2, share * boundaries.length)) return null;
  const { combs, shiftAt } = best;
  return combs.map((mark, k) => {
    const x = boundaries[k]! + shiftAt(k);
    return mark ?? { left: x, right: x };
  });
}

function middle({ left, right }: SeamMark): number {
  return (left + right) / 2;
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
