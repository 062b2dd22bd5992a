import type { LaidOutPage } from '../../model/page.ts';

/** Ticks count when they stand this near (mm) to a boundary between two leads. */
const nearBoundary = 1;
/** Ink that counts as drawn. */
const inkThreshold = 0.35;
/** Columns belong to a tick while their ink starts and ends within this (mm) of the tick's own ends. */
const sameEnd = 0.4;
/** Half of the widest tick (mm). */
const widest = 0.8;
/** Columns on each side in which the tick's edge still shades the trace. */
const clearance = 1;

/** A tick in pixels of the flat page. */
interface Tick {
  readonly row: number;
  readonly x: number;
}

/** The ways of all rows without the columns in which a tick between two leads hides the trace. */
export function maskTicks(paths: readonly Float32Array[], page: LaidOutPage): Float32Array[] {
  const { flat, layout } = page;
  const scale = flat.pixelsPerMillimetre;
  const ticks = layout.separators.flatMap(({ row, x }): Tick[] => {
    const regions = layout.regions.filter((region) => region.row === row);
    const near = regions.some((region) => Math.min(Math.abs(region.left - x), Math.abs(region.right - x)) <= nearBoundary);
    return near ? [{ row, x: (x - flat.left) * scale }] : [];
  });
  if (ticks.length === 0) return [...paths];
  // All ticks of a page are alike: where a QRS complex runs into one, the others tell how wide it is.
  const spans = ticks.map((tick) => tickSpan(page, tick)).sort((a, b) => a - b);
  const reach = spans[spans.length >> 1]! / 2 + clearance;
  return paths.map((path, row) => {
    const own = ticks.filter((tick) => tick.row === row);
    return path.map((y, u) => (own.some((tick) => Math.abs(u - tick.x) <= reach) ? Number.NaN : y));
  });
}

/** Number of columns around the middle of a tick whose ink has the same ends. */
function tickSpan(page: LaidOutPage, tick: Tick): number {
  const scale = page.flat.pixelsPerMillimetre;
  const middle = Math.round(tick.x);
  const baseline = Math.round((page.layout.rows[tick.row]!.baseline - page.flat.top) * scale);
  const own = runNear(page, middle, baseline);
  const belongs = (u: number) => runNear(page, u, baseline).every((end, k) => Math.abs(end - own[k]!) <= sameEnd * scale);
  let [first, last] = [middle, middle];
  while (middle - first < widest * scale && belongs(first - 1)) first--;
  while (last - middle < widest * scale && belongs(last + 1)) last++;
  return last - first + 1;
}

/** Ends of the ink nearest to the baseline in a column. */
function runNear(page: LaidOutPage, u: number, baseline: number): [number, number] {
  const { width, height, data } = page.flat.ink;
  const isInk = (v: number) => v >= 0 && v < height && data[v * width + u]! >= inkThreshold;
  let start = -1;
  for (let d = 0; d < 5 * page.flat.pixelsPerMillimetre && start < 0; d++) {
    if (isInk(baseline - d)) start = baseline - d;
    else if (isInk(baseline + d)) start = baseline + d;
  }
  if (start < 0) return [baseline, baseline];
  let [top, bottom] = [start, start];
  while (isInk(top - 1)) top--;
  while (isInk(bottom + 1)) bottom++;
  return [top, bottom];
}
