import type { FloatImage } from '../../model/image.ts';
import type { LaidOutPage } from '../../model/page.ts';
import { median } from '../../signal/median.ts';

/** Ticks are looked for this near (mm) to a boundary between two leads. */
const nearBoundary = 0.8;
/** Ink that counts as drawn. */
const inkThreshold = 0.35;
/** Columns belong to a tick while their ink starts and ends within this (mm) of the tick's own ends. */
const sameEnd = 0.35;
/** Ticks are this high and this wide (mm): short strokes, and bars as high as a row. */
const heights = [2, 20] as const;
const widths = [0.2, 1.4] as const;
/** A boundary has ticks when at least this many of its rows show one: a QRS complex there may look alike in one row. */
const leastRows = 2;
/** Columns on each side in which the tick's edge still shades the trace. */
const clearance = 1;

/** A stroke that stands out of a tick by at least this much (mm) can be read there. */
const visible = 1.5;

/** A tick in pixels of the flat page; its ends are counted from the baseline of its row. */
interface Tick {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The ways of all rows, and the ink, without the ticks between the leads. */
export interface MaskedTicks {
  readonly paths: readonly Float32Array[];
  readonly ink: FloatImage;
}

/**
 * Takes the ticks between leads off the ink. The ways of the rows have a hole there, but where a QRS complex stands out of
 * the tick, they go through what is seen of it.
 */
export function maskTicks(paths: readonly Float32Array[], page: LaidOutPage): MaskedTicks {
  const { flat, layout } = page;
  const scale = flat.pixelsPerMillimetre;
  const lefts = layout.regions.filter((region) => !region.rhythmStrip).map((region) => region.left);
  // The first leads begin at the margin or on a pulse, not at a tick.
  const boundaries = [...new Set(lefts)].filter((x) => x > Math.min(...lefts));
  const all: Tick[] = [];
  const columns = boundaries.flatMap((x) => {
    const rows = layout.regions
      .filter((region) => !region.rhythmStrip && region.left === x)
      .map((region) => region.row);
    const found = rows.flatMap((row) => findTick(page, (x - flat.left) * scale, row) ?? []);
    if (found.length < Math.min(leastRows, rows.length)) return [];
    all.push(...found);
    return [{ rows, middle: median(found.map((tick) => (tick.left + tick.right) / 2)) }];
  });
  if (columns.length === 0) return { paths, ink: flat.ink };
  // All ticks of a page are alike: where a QRS complex runs into one, the others tell its size.
  const reach = median(all.map((tick) => tick.right - tick.left + 1)) / 2 + clearance;
  const masked = paths.map((path) => path.slice());
  const ink: FloatImage = { ...flat.ink, data: flat.ink.data.slice() };
  for (const { rows, middle } of columns) {
    for (const row of rows) {
      const baseline = baselineOf(page, row);
      const sameRow = all.filter((tick) => tick.row === row);
      const like = sameRow.length > 0 ? sameRow : all;
      const ends = { top: median(like.map((tick) => tick.top)), bottom: median(like.map((tick) => tick.bottom)) };
      const span = { top: baseline + ends.top - clearance, bottom: baseline + ends.bottom + clearance };
      for (let u = Math.ceil(middle - reach); u <= middle + reach; u++) {
        for (let v = Math.max(span.top, 0); v <= Math.min(span.bottom, ink.height - 1); v++)
          ink.data[v * ink.width + u] = 0;
        masked[row]![u] = strokeBeyond(ink, u, span, visible * scale);
      }
    }
  }
  return { paths: masked, ink };
}

function baselineOf(page: LaidOutPage, row: number): number {
  return Math.round((page.layout.rows[row]!.baseline - page.flat.top) * page.flat.pixelsPerMillimetre);
}

/** Middle of the longer stroke that stands out of a tick in a column; NaN where none does. */
function strokeBeyond(
  ink: FloatImage,
  u: number,
  tick: { readonly top: number; readonly bottom: number },
  least: number,
): number {
  const length = (from: number, step: 1 | -1) => {
    let n = 0;
    while ((ink.data[(from + n * step) * ink.width + u] ?? 0) >= inkThreshold) n++;
    return n;
  };
  const above = length(tick.top - 1, -1);
  const below = length(tick.bottom + 1, 1);
  if (Math.max(above, below) < least) return Number.NaN;
  return above > below ? tick.top - 1 - above / 2 : tick.bottom + 1 + below / 2;
}

/** The widest bar near a boundary: neighbouring columns whose ink has the same ends. */
function findTick(page: LaidOutPage, x: number, row: number): Tick | null {
  const scale = page.flat.pixelsPerMillimetre;
  const baseline = baselineOf(page, row);
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
    if (best === null || end - u > best.right - best.left) {
      best = { row, left: u, right: end, top: own[0] - baseline, bottom: own[1] - baseline };
    }
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
