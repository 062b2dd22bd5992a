import type { FloatImage } from '../../../model/image.ts';

export type Polyline = readonly (readonly [column: number, row: number])[];

export interface DrawStrokesOptions {
  readonly width: number;
  readonly height: number;
  /** Diameter of the pen in pixels. */
  readonly pen: number;
}

/** Ink of a round pen drawn along the lines: a pixel's darkness falls from 1 to 0 over one pixel about the edge of the stroke. */
export function drawStrokes(lines: readonly Polyline[], options: DrawStrokesOptions): FloatImage {
  const { width, height, pen } = options;
  const data = new Float32Array(width * height);
  const reach = pen / 2 + 1;
  for (const line of lines) {
    for (let k = 1; k < line.length; k++) {
      const [a, b] = [line[k - 1]!, line[k]!];
      const first = Math.max(0, Math.floor(Math.min(a[1], b[1]) - reach));
      const last = Math.min(height - 1, Math.ceil(Math.max(a[1], b[1]) + reach));
      for (let row = first; row <= last; row++) {
        const left = Math.max(0, Math.floor(Math.min(a[0], b[0]) - reach));
        const right = Math.min(width - 1, Math.ceil(Math.max(a[0], b[0]) + reach));
        for (let column = left; column <= right; column++) {
          const covered = pen / 2 + 0.5 - distanceTo(a, b, [column, row]);
          const place = row * width + column;
          data[place] = Math.max(data[place]!, Math.min(covered, 1));
        }
      }
    }
  }
  return { width, height, data };
}

type Point = readonly [number, number];

function distanceTo(a: Point, b: Point, point: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy);
  const part = Math.min(Math.max(along, 0), 1);
  return Math.hypot(point[0] - a[0] - part * dx, point[1] - a[1] - part * dy);
}
