import type { PaperMap } from '../../../model/paper-map.ts';
import { sourceAt } from '../../source-at.ts';
import type { PageCanvas } from './page-canvas.ts';
import { sourceToCanvas } from './source-to-canvas.ts';

/** Canvas position of paper points: x, y, x, y … in millimetres; NaN stays NaN. */
export function paperToCanvas(canvas: PageCanvas, map: PaperMap, points: ArrayLike<number>): Float64Array {
  const source = new Float64Array(points.length);
  const out = new Float64Array(2);
  for (let p = 0; p < points.length; p += 2) {
    const x = points[p]!;
    const y = points[p + 1]!;
    const present = !Number.isNaN(x + y);
    if (present) sourceAt(map, x, y, out);
    source[p] = present ? out[0]! : Number.NaN;
    source[p + 1] = present ? out[1]! : Number.NaN;
  }
  return sourceToCanvas(canvas, source);
}
