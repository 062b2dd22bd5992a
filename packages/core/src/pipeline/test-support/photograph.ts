import type { RgbImage } from '../../model/image.ts';
import { createSeededRandom } from '../../render/create-seeded-random.ts';

/** How a camera looks at a page that lies on a desk. */
export interface PhotographOptions {
  /** Size of the photograph in pixels. */
  readonly width: number;
  readonly height: number;
  /** Angle between the camera's axis and the page's normal, and the direction in which the page falls away (degrees). */
  readonly tilt: number;
  readonly direction: number;
  /** Turn of the page on the desk, degrees clockwise. */
  readonly turn: number;
  /** Part of the photograph's width that the page would fill without tilt. */
  readonly fill: number;
}

export interface Photograph {
  readonly image: RgbImage;
  /** Where the photograph shows a pixel of the page. */
  readonly toPhotograph: (column: number, row: number) => { readonly column: number; readonly row: number };
}

/** Distance of the camera, in widths of the page: that of a hand-held telephone. */
const distance = 1.3;
/** Part of the light that is left at the right edge. */
const dimmest = 0.65;

/** A pinhole camera: the exact perspective of a flat page, on a striped desk, under light that falls off to one side. */
export function photograph(page: RgbImage, options: PhotographOptions): Photograph {
  const { width, height } = options;
  const matrix = cameraMatrix(page, options);
  const inverse = invert(matrix);
  const random = createSeededRandom(7);
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const light = 1 - (1 - dimmest) * (column / width);
      const stripes = 25 * Math.sin(0.05 * column + 2 * Math.sin(0.013 * row)) + 5 * random.normal();
      const color = [150 + stripes, 112 + stripes, 80 + stripes];
      const seen = [0, 0, 0];
      // Four samples a pixel: what lies farther off is smaller there.
      for (const [a, b] of [
        [-0.25, -0.25],
        [0.25, -0.25],
        [-0.25, 0.25],
        [0.25, 0.25],
      ] as const) {
        const { column: u, row: v } = project(inverse, column + a, row + b);
        for (let c = 0; c < 3; c++) seen[c]! += (sample(page, u, v, c) ?? color[c]!) / 4;
      }
      for (let c = 0; c < 3; c++) data[(row * width + column) * 3 + c] = Math.min(Math.max(light * seen[c]!, 0), 255);
    }
  }
  return { image: { width, height, data }, toPhotograph: (column, row) => project(matrix, column, row) };
}

/** From homogeneous pixels of the page to those of the photograph, row by row. */
function cameraMatrix(page: RgbImage, { width, height, tilt, direction, turn, fill }: PhotographOptions): number[] {
  const radians = Math.PI / 180;
  const [ct, st] = [Math.cos(tilt * radians), Math.sin(tilt * radians)];
  const [cd, sd] = [Math.cos(direction * radians), Math.sin(direction * radians)];
  const [cr, sr] = [Math.cos(turn * radians), Math.sin(turn * radians)];
  // What points in `direction` is shortened and falls behind; what lies across it stays.
  const tilted = (x: number, y: number) => {
    const along = cd * x + sd * y;
    const across = -sd * x + cd * y;
    return [cd * ct * along - sd * across, sd * ct * along + cd * across, st * along] as const;
  };
  const right = tilted(cr, sr);
  const down = tilted(-sr, cr);
  const far = distance * page.width;
  const focal = (fill * width * far) / page.width;
  const centre = [page.width / 2, page.height / 2] as const;
  const origin = [0, 1, 2].map((k) => (k === 2 ? far : 0) - right[k]! * centre[0] - down[k]! * centre[1]);
  const image = (x: number, y: number, z: number) => [focal * x + (width / 2) * z, focal * y + (height / 2) * z, z];
  const columns = [image(...right), image(...down), image(origin[0]!, origin[1]!, origin[2]!)];
  return [0, 1, 2].flatMap((row) => columns.map((column) => column[row]!));
}

function project(m: readonly number[], column: number, row: number): { column: number; row: number } {
  const depth = m[6]! * column + m[7]! * row + m[8]!;
  return {
    column: (m[0]! * column + m[1]! * row + m[2]!) / depth,
    row: (m[3]! * column + m[4]! * row + m[5]!) / depth,
  };
}

/** Adjugate: projections need no scale. */
function invert(m: readonly number[]): number[] {
  const minor = (a: number, b: number, c: number, d: number) => m[a]! * m[d]! - m[b]! * m[c]!;
  return [
    minor(4, 5, 7, 8),
    -minor(1, 2, 7, 8),
    minor(1, 2, 4, 5),
    -minor(3, 5, 6, 8),
    minor(0, 2, 6, 8),
    -minor(0, 2, 3, 5),
    minor(3, 4, 6, 7),
    -minor(0, 1, 6, 7),
    minor(0, 1, 3, 4),
  ];
}

/** One channel between four pixels; null beside the page. */
function sample({ width, height, data }: RgbImage, column: number, row: number, channel: number): number | null {
  if (!(column >= 0 && row >= 0 && column < width - 1 && row < height - 1)) return null;
  const [x, y] = [Math.floor(column), Math.floor(row)];
  const [dx, dy] = [column - x, row - y];
  const p = (y * width + x) * 3 + channel;
  const upper = data[p]! * (1 - dx) + data[p + 3]! * dx;
  const q = p + width * 3;
  return upper * (1 - dy) + (data[q]! * (1 - dx) + data[q + 3]! * dx) * dy;
}
