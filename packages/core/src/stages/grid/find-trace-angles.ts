import { fullInk } from '../../image/ink-level.ts';
import { inkRuns } from '../../image/ink-runs.ts';
import { labelRuns } from '../../image/label-runs.ts';
import type { GrayImage } from '../../model/image.ts';
import { gridlessFrame } from './gridless-frame.ts';
import { joinPieces } from './join-pieces.ts';
import { toCover } from './to-cover.ts';

/** Longer side of the picture in which directions are looked for, in pixels: a pen is still a pixel wide. */
const workingSide = 1600;
/** Ink that counts as drawn (part of full ink). */
const inkThreshold = 0.35;
/** Connected ink at least this long (part of the longer side) is trace, not print: 9 mm of an A4 page. */
const traceLength = 0.03;
/** Runs across flat trace are at most this high (part of the longer side): a slanted pen of 1 mm on an A4 page. */
const flatRun = 0.0034;
/** Pages lie at most this far from level, beside quarter turns (degrees). */
const mostTilt = 15;
const coarseStep = 0.1;
const fineStep = 0.01;
/** Rows of the projection, in pixels of the working picture. */
const binHeight = 2;
/** Fewer pixels of flat trace than this part of the longer side are no row. */
const leastFlat = 0.5;
/** Points used in the search: more say nothing new. */
const mostPoints = 20_000;

/** Direction along the traces, radians from +column towards +row, either near 0 or near a quarter turn. */
export interface TraceAngle {
  readonly angle: number;
  readonly quarter: boolean;
}

/**
 * Finds how traces lie from themselves: flat pieces of a row gather in few lines of the projection along it, so the
 * direction of the sharpest projection is theirs. One level and one upright direction, the sharper first, but tall
 * complexes one below the other can be sharper than rows; none where too little is drawn flat. `known`: whether the traces
 * run down the picture, where that is known; `gap`: pieces this near (part of the longer side) to each other are one.
 */
export function findTraceAngles(ink: GrayImage, known: boolean | null = null, gap: number | null = null): TraceAngle[] {
  const wanted = known === null ? [false, true] : [known];
  return wanted
    .flatMap((quarter) => {
      const base = quarter ? Math.PI / 2 : 0;
      const found = sharpestTilt(ink, base, gap);
      return found === null ? [] : [{ quarter, angle: base + found.tilt, sharpness: found.sharpness }];
    })
    .sort((a, b) => b.sharpness - a.sharpness)
    .map(({ quarter, angle }) => ({ quarter, angle }));
}

function sharpestTilt(ink: GrayImage, base: number, gap: number | null): { tilt: number; sharpness: number } | null {
  const { plane } = gridlessFrame(ink, { angle: base, longestSide: workingSide });
  const points = flatPoints(plane, gap);
  if (points === null) return null;
  const search = (from: number, to: number, step: number) => {
    let best = { tilt: 0, sharpness: -1 };
    for (let degrees = from; degrees <= to + step / 2; degrees += step) {
      const tilt = (degrees * Math.PI) / 180;
      const sharpness = sharpnessAt(points, tilt);
      if (sharpness > best.sharpness) best = { tilt, sharpness };
    }
    return best;
  };
  const coarse = (search(-mostTilt, mostTilt, coarseStep).tilt * 180) / Math.PI;
  return search(coarse - coarseStep, coarse + coarseStep, fineStep);
}

interface Points {
  readonly columns: Float64Array;
  readonly rows: Float64Array;
  /** How many pixels each point stands for. */
  readonly weight: number;
}

/** Middles of the short vertical runs of long pieces of ink. */
function flatPoints(plane: GrayImage, gap: number | null): Points | null {
  const side = Math.max(plane.width, plane.height);
  const runs = inkRuns(toCover(plane, fullInk), inkThreshold);
  const pieces = labelRuns(runs);
  const components = gap === null ? pieces : joinPieces(runs, pieces, { gap: gap * side });
  const columns: number[] = [];
  const rows: number[] = [];
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const n = components.label[k]!;
      if (components.right[n]! - components.left[n]! < traceLength * side) continue;
      if (runs.bottom[k]! - runs.top[k]! + 1 > flatRun * side) continue;
      columns.push(u);
      rows.push((runs.top[k]! + runs.bottom[k]!) / 2);
    }
  }
  if (columns.length < leastFlat * side) return null;
  const stride = Math.ceil(columns.length / mostPoints);
  const thin = (values: number[]) => Float64Array.from(values.filter((_, k) => k % stride === 0));
  return { columns: thin(columns), rows: thin(rows), weight: stride };
}

/** Mean number of other flat pixels in the same line of the projection. */
function sharpnessAt({ columns, rows, weight }: Points, tilt: number): number {
  const cos = Math.cos(tilt);
  const sin = Math.sin(tilt);
  const heights = new Float64Array(columns.length);
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < columns.length; k++) {
    const height = rows[k]! * cos - columns[k]! * sin;
    heights[k] = height;
    if (height < least) least = height;
    if (height > most) most = height;
  }
  const bins = new Float64Array(Math.ceil((most - least) / binHeight) + 2);
  for (let k = 0; k < heights.length; k++) {
    const place = (heights[k]! - least) / binHeight;
    const bin = Math.floor(place);
    bins[bin]! += 1 - (place - bin);
    bins[bin + 1]! += place - bin;
  }
  let squares = 0;
  for (const count of bins) squares += count * count;
  return (weight * squares) / columns.length;
}
