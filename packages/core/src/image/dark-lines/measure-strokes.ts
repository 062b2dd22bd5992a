import type { DarkLine } from './find-dark-lines.ts';
import type { LineView } from './line-view.ts';

/** What stands on a line of the grid, at every pixel along it. */
export interface LineStrokes {
  readonly line: DarkLine;
  /** First and last line of pixels of the piece of ink on the line; `last` is less than `first` where there is none. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Thickness of that piece in pixels, its faint edges by their share of ink. */
  readonly thickness: Float32Array;
}

/** Ink from this part of full ink on belongs to a stroke; fainter ink beside it is its edge. */
const drawn = 0.5;
const leastEdge = 0.1;

/** Measures the piece of ink on a line across it, pixel by pixel along it, as far as `most` lines of pixels to either side. */
export function measureStrokes(
  view: LineView,
  line: DarkLine,
  { fullInk, most }: { readonly fullInk: number; readonly most: number },
): LineStrokes {
  const { data, length, breadth, along, across } = view;
  const first = new Int32Array(length);
  const last = new Int32Array(length).fill(-1);
  const thickness = new Float32Array(length);
  const least = drawn * fullInk;
  const from = Math.max(0, line.centre - most);
  const to = Math.min(breadth - 1, line.centre + most);
  for (let i = 0; i < length; i++) {
    const pixel = i * along;
    let peak = line.centre;
    for (let k = line.centre - line.reach; k <= line.centre + line.reach; k++) {
      if (data[pixel + k * across]! > data[pixel + peak * across]!) peak = k;
    }
    if (data[pixel + peak * across]! < least) continue;
    let [low, high] = [peak, peak];
    while (low > from && data[pixel + (low - 1) * across]! >= least) low--;
    while (high < to && data[pixel + (high + 1) * across]! >= least) high++;
    let sum = 0;
    for (let k = low; k <= high; k++) sum += Math.min(fullInk, data[pixel + k * across]!);
    for (const k of [low - 1, high + 1]) {
      if (k < 0 || k >= breadth) continue;
      const edge = data[pixel + k * across]!;
      if (edge >= leastEdge * fullInk) sum += edge;
    }
    first[i] = low;
    last[i] = high;
    thickness[i] = sum / fullInk;
  }
  return { line, first, last, thickness };
}
