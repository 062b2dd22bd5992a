import type { LaidOutPage } from '../../model/page.ts';

/** Ticks are looked for this near (mm) to a boundary between two leads. */
const nearBoundary = 0.8;
/** Ink that counts as drawn. */
const inkThreshold = 0.35;
/** Columns belong to a tick while their ink starts and ends within this (mm) of the tick's own ends. */
const sameEnd = 0.35;
/** Ticks are this high and this wide (mm). */
const heights = [2, 11] as const;
const widths = [0.2, 1.4] as const;
/** A boundary has ticks when at least this many of its rows show one: a QRS complex there may look alike in one row. */
const leastRows = 2;
/** Columns on each side in which the tick's edge still shades the trace. */
const clearance = 1;

/** A tick in pixels of the flat page. */
interface Tick {
  readonly left: number;
  readonly right: number;
}

/** The ways of all rows without the columns in which a tick between two leads hides the trace. */
export function maskTicks(paths: readonly Float32Array[], page: LaidOutPage): Float32Array[] {
  const { flat, layout } = page;
  const scale = flat.pixelsPerMillimetre;
  const masked = paths.map((path) => path.slice());
  const lefts = layout.regions.filter((region) => !region.rhythmStrip).map((region) => region.left);
  // The first leads begin at the margin or on a pulse, not at a tick.
  const boundaries = [...new Set(lefts)].filter((x) => x > Math.min(...lefts));
  const spans: number[] = [];
  const columns = boundaries.flatMap((x) => {
    const rows = layout.regions
      .filter((region) => !region.rhythmStrip && region.left === x)
      .map((region) => region.row);
    const found = rows.flatMap((row) => findTick(page, (x - flat.left) * scale, row) ?? []);
    if (found.length < Math.min(leastRows, rows.length)) return [];
    for (const tick of found) spans.push(tick.right - tick.left + 1);
    const middles = found.map((tick) => (tick.left + tick.right) / 2).sort((a, b) => a - b);
    return [{ rows, middle: middles[middles.length >> 1]! }];
  });
  // All ticks of a page are alike: where a QRS complex runs into one, the others tell how wide it is.
  const reach = (spans.sort((a, b) => a - b)[spans.length >> 1] ?? 0) / 2 + clearance;
  for (const { rows, middle } of columns) {
    for (const row of rows) {
      for (let u = Math.ceil(middle - reach); u <= middle + reach; u++) masked[row]![u] = Number.NaN;
    }
  }
  return masked;
}

/** The widest bar near a boundary: neighbouring columns whose ink has the same ends. */
function findTick(page: LaidOutPage, x: number, row: number): Tick | null {
  const scale = page.flat.pixelsPerMillimetre;
  const baseline = Math.round((page.layout.rows[row]!.baseline - page.flat.top) * scale);
  let best: Tick | null = null;
  const last = Math.round(x + nearBoundary * scale);
  for (let u = Math.round(x - nearBoundary * scale); u <= last; u++) {
    const own = runNear(page, u, baseline);
    const height = (own[1] - own[0]) / scale;
    if (height < heights[0] || height > heights[1]) continue;
    let end = u;
    while (
      end < last &&
      runNear(page, end + 1, baseline).every((edge, k) => Math.abs(edge - own[k]!) <= sameEnd * scale)
    )
      end++;
    if (best === null || end - u > best.right - best.left) best = { left: u, right: end };
    u = end;
  }
  if (best === null) return null;
  const width = (best.right - best.left + 1) / scale;
  return width >= widths[0] && width <= widths[1] ? best : null;
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
