import { sourceAt } from '../../../image/source-at.ts';
import type { PaperGrid, PicturePoint } from '../../../model/paper-map.ts';
import type { PaperBox } from '../../../model/printed.ts';

/** Distance of the corners along an edge, mm: bent paper bends the edge. */
const spacing = 10;
/** Distance (mm) inside the page at which the direction outward is measured, and how many times as far corners are moved. */
const inside = 5;
const farther = 200;

/**
 * A box of the paper as a polygon of the picture, clockwise from its top left corner. Where the box ends with the page its
 * corners lie far outside: what stands beyond the edge of the known paper belongs to it.
 */
export function outlineBox({ left, top, right, bottom }: PaperBox, page: PaperGrid): readonly PicturePoint[] {
  const along = (from: number, to: number) => {
    const count = Math.max(1, Math.ceil(Math.abs(to - from) / spacing));
    return Array.from({ length: count }, (_, k) => from + ((to - from) * k) / count);
  };
  const points = [
    ...along(left, right).map((x) => [x, top] as const),
    ...along(top, bottom).map((y) => [right, y] as const),
    ...along(right, left).map((x) => [x, bottom] as const),
    ...along(bottom, top).map((y) => [left, y] as const),
  ];
  const source = new Float64Array(2);
  const at = (x: number, y: number): PicturePoint => {
    sourceAt(page.map, x, y, source);
    return [source[0]!, source[1]!];
  };
  return points.map(([x, y]) => {
    const outX = (x >= page.right ? 1 : 0) - (x <= page.left ? 1 : 0);
    const outY = (y >= page.bottom ? 1 : 0) - (y <= page.top ? 1 : 0);
    const edge = at(x, y);
    const inner = at(x - inside * outX, y - inside * outY);
    return [edge[0] + farther * (edge[0] - inner[0]), edge[1] + farther * (edge[1] - inner[1])];
  });
}
