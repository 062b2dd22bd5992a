import type { RgbImage } from '../../model/image.ts';
import { blendPixel } from './blend-pixel.ts';
import type { Fill } from './fill-rectangle.ts';

/**
 * Fills the pixels whose centres lie inside a closed line: column, row, column, row … in pixels, the last point joined
 * to the first. Where the line crosses itself, every second part is filled. Changes the picture.
 */
export function fillPolygon(image: RgbImage, points: ArrayLike<number>, { color, opacity = 1 }: Fill): void {
  const corners = points.length >> 1;
  let top = Infinity;
  let bottom = -Infinity;
  for (let k = 0; k < corners; k++) {
    top = Math.min(top, points[2 * k + 1]!);
    bottom = Math.max(bottom, points[2 * k + 1]!);
  }
  const lastRow = Math.min(image.height - 1, Math.floor(bottom));
  for (let row = Math.max(0, Math.ceil(top)); row <= lastRow; row++) {
    const crossings = cross(points, row);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const last = Math.min(image.width - 1, Math.ceil(crossings[k + 1]!) - 1);
      for (let column = Math.max(0, Math.ceil(crossings[k]!)); column <= last; column++) {
        blendPixel(image.data, (row * image.width + column) * 3, color, opacity);
      }
    }
  }
}

/** Columns at which the closed line crosses the middle of a row, from left to right. */
function cross(points: ArrayLike<number>, row: number): number[] {
  const corners = points.length >> 1;
  const crossings: number[] = [];
  for (let k = 0; k < corners; k++) {
    const next = (k + 1) % corners;
    const [column, start] = [points[2 * k]!, points[2 * k + 1]!];
    const [nextColumn, end] = [points[2 * next]!, points[2 * next + 1]!];
    // Each side holds its upper end and not its lower one, so that a corner counts once.
    if (start <= row === end <= row) continue;
    crossings.push(column + ((row - start) / (end - start)) * (nextColumn - column));
  }
  return crossings.sort((a, b) => a - b);
}
