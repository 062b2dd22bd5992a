import type { RgbImage } from '../../model/image.ts';
import { blendPixel } from './blend-pixel.ts';
import type { Color } from './color.ts';

export interface Pen {
  readonly color: Color;
  /** Pixels. Default 1. */
  readonly width?: number;
  /** 0 to 1; default 1. */
  readonly opacity?: number;
}

/** Steps of coverage from bare to covered. */
const covered = 255;

/**
 * Draws a line with round joints and soft edges. `points` holds column, row, column, row … in pixels, (0, 0) being the
 * centre of the first pixel; a point with NaN lifts the pen, and a point alone is a dot. The line covers itself only
 * once, however it turns. Changes the picture.
 */
export function drawPolyline(image: RgbImage, points: ArrayLike<number>, pen: Pen): void {
  const { color, width = 1, opacity = 1 } = pen;
  // A pixel at the distance `reach` is just not touched any more.
  const reach = width / 2 + 0.5;
  const box = enclose(points, reach, image);
  if (box === null) return;
  const cover = new Uint8Array(box.width * box.height);
  for (let p = 0; p + 1 < points.length; p += 2) {
    const column = points[p]! - box.left;
    const row = points[p + 1]! - box.top;
    const goesOn = p + 3 < points.length && !Number.isNaN(points[p + 2]! + points[p + 3]!);
    const nextColumn = goesOn ? points[p + 2]! - box.left : column;
    const nextRow = goesOn ? points[p + 3]! - box.top : row;
    if (!Number.isNaN(column + row)) coverSegment({ ...box, cover }, [column, row, nextColumn, nextRow], reach);
  }
  for (let row = 0, k = 0; row < box.height; row++) {
    let offset = ((box.top + row) * image.width + box.left) * 3;
    for (let column = 0; column < box.width; column++, k++, offset += 3) {
      if (cover[k]! > 0) blendPixel(image.data, offset, color, (cover[k]! / covered) * opacity);
    }
  }
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The part of the picture that the line can touch; null where there is none. */
function enclose(points: ArrayLike<number>, reach: number, image: RgbImage): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let p = 0; p + 1 < points.length; p += 2) {
    const column = points[p]!;
    const row = points[p + 1]!;
    if (Number.isNaN(column + row)) continue;
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  left = Math.max(0, Math.floor(left - reach));
  top = Math.max(0, Math.floor(top - reach));
  right = Math.min(image.width - 1, Math.ceil(right + reach));
  bottom = Math.min(image.height - 1, Math.ceil(bottom + reach));
  return right < left || bottom < top ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

type Segment = readonly [column: number, row: number, nextColumn: number, nextRow: number];

/** Raises the cover of every pixel near the segment, by the distance of its centre. */
function coverSegment(box: Box & { readonly cover: Uint8Array }, segment: Segment, reach: number): void {
  const [column, row, nextColumn, nextRow] = segment;
  const across = nextColumn - column;
  const down = nextRow - row;
  const squared = across * across + down * down;
  const length = Math.sqrt(squared);
  // Rows that the band around the segment crosses; in each, the columns that it can reach.
  const lastRow = Math.min(box.height - 1, Math.floor(Math.max(row, nextRow) + reach));
  const halfWidth = length === 0 || down === 0 ? Infinity : (reach * length) / Math.abs(down);
  const nearest = Math.min(column, nextColumn) - reach;
  const farthest = Math.max(column, nextColumn) + reach;
  for (let v = Math.max(0, Math.ceil(Math.min(row, nextRow) - reach)); v <= lastRow; v++) {
    const middle = down === 0 ? column : column + ((v - row) / down) * across;
    const first = Math.max(0, Math.ceil(Math.max(nearest, middle - halfWidth)));
    const last = Math.min(box.width - 1, Math.floor(Math.min(farthest, middle + halfWidth)));
    for (let u = first; u <= last; u++) {
      const along = squared === 0 ? 0 : ((u - column) * across + (v - row) * down) / squared;
      const t = Math.min(Math.max(along, 0), 1);
      const distance = Math.hypot(u - column - t * across, v - row - t * down);
      const value = Math.min(reach - distance, 1, 2 * reach - 1) * covered;
      const k = v * box.width + u;
      if (value > box.cover[k]!) box.cover[k] = value;
    }
  }
}
