import type { FlatPage } from '../../../model/page.ts';
import type { PaperBox } from '../../../model/printed.ts';

export interface FindBlankOptions {
  /** Part of the paper that is looked at: its lines (`down`) or columns (`across`) that cross few strokes. */
  readonly area: PaperBox;
  readonly axis: 'down' | 'across';
  /** Most strokes that cross a blank line or column. */
  readonly mostStrokes: number;
  /** Least width of a blank stretch, mm. */
  readonly least: number;
}

/** Ink that counts as drawn (0 to 1). */
const inkThreshold = 0.35;
/** So much ink (mm) of a line is taken for one stroke. */
const penWidth = 0.3;

/** The middle of the widest blank stretch of an area, mm of paper; null where there is none. */
export function findBlank(flat: FlatPage, { area, axis, mostStrokes, least }: FindBlankOptions): number | null {
  const scale = flat.pixelsPerMillimetre;
  const { width, height, data } = flat.ink;
  const column = (x: number) => Math.min(Math.max(Math.round((x - flat.left) * scale), 0), width);
  const row = (y: number) => Math.min(Math.max(Math.round((y - flat.top) * scale), 0), height);
  const [u0, u1, v0, v1] = [column(area.left), column(area.right), row(area.top), row(area.bottom)];
  const down = axis === 'down';
  const strokes = new Float32Array(Math.max(0, down ? v1 - v0 : u1 - u0));
  for (let v = v0; v < v1; v++) {
    for (let u = u0; u < u1; u++) {
      const p = v * width + u;
      if (!(data[p]! >= inkThreshold)) continue;
      // A trace runs along a line of the page, where it would be one stroke.
      if (down) strokes[v - v0]! += 1 / (penWidth * scale);
      else if (v === v0 || !(data[p - width]! >= inkThreshold)) strokes[u - u0]!++;
    }
  }
  const widest = widestRun(strokes, mostStrokes);
  if (widest === null || widest.end - widest.start < least * scale) return null;
  const middle = (widest.start + widest.end) / 2 + (down ? v0 : u0);
  return (down ? flat.top : flat.left) + middle / scale;
}

function widestRun(strokes: Float32Array, most: number): { readonly start: number; readonly end: number } | null {
  let [best, start] = [null as { start: number; end: number } | null, 0];
  for (let k = 0; k <= strokes.length; k++) {
    if (k < strokes.length && strokes[k]! <= most) continue;
    if (k - start > (best === null ? 0 : best.end - best.start)) best = { start, end: k };
    start = k + 1;
  }
  return best;
}
