import { sourceAt } from '../../image/source-at.ts';
import type { GrayImage } from '../../model/image.ts';
import type { PaperMap } from '../../model/paper-map.ts';

/** The source picture, looked at in pixels of the flat page. */
export interface FlatPicture {
  /** Ink of the source picture, linear in covered area, and the map from paper millimetres to its pixels. */
  readonly ink: GrayImage;
  readonly map: PaperMap;
  /** Place and scale of the flat page. */
  readonly left: number;
  readonly top: number;
  readonly pixelsPerMillimetre: number;
}

const point = new Float64Array(2);

/** Darkness (0 to 255) of the source picture at column `u` and row `v` of the flat page; 0 beyond its rim. */
export function darknessAt(
  u: number,
  v: number,
  { ink, map, left, top, pixelsPerMillimetre: scale }: FlatPicture,
): number {
  sourceAt(map, left + u / scale, top + v / scale, point);
  const [column, row] = [point[0]!, point[1]!];
  const [c, r] = [Math.floor(column), Math.floor(row)];
  if (c < 0 || r < 0 || c + 1 >= ink.width || r + 1 >= ink.height) return 0;
  const [a, b] = [column - c, row - r];
  const at = r * ink.width + c;
  const { data } = ink;
  return (
    (1 - b) * ((1 - a) * data[at]! + a * data[at + 1]!) +
    b * ((1 - a) * data[at + ink.width]! + a * data[at + ink.width + 1]!)
  );
}
