import type { FloatImage, RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { pointSpreads } from '../point-spreads.ts';
import { strokePath } from '../stroke-path.ts';
import { layInk } from './lay-ink.ts';
import { scribblePath } from './scribble-path.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Inks of pens: black, blue, dark blue, red, green, pencil. */
const inks = [
  [25, 25, 30],
  [30, 60, 170],
  [20, 30, 100],
  [190, 30, 40],
  [20, 110, 60],
  [95, 95, 100],
] as const;

/** Strokes of a pen, drawn into the picture in place. */
export function scribblePage(image: RgbImage, options: ResolvedWearOptions, random: SeededRandom): void {
  const scale = options.dotsPerInch / 25.4;
  for (let index = 0; index < options.scribbles; index++) {
    const ink = inks[Math.floor(random.uniform() * inks.length)]!;
    const path = scribblePath((1.5 + 3 * random.uniform()) * scale, random);
    const pen = (0.3 + 0.5 * random.uniform() ** 2) * scale;
    const tilt = 0.25 * random.normal();
    const turned = {
      columns: path.columns.map((column, i) => column * Math.cos(tilt) - path.rows[i]! * Math.sin(tilt)),
      rows: path.rows.map((row, i) => row * Math.cos(tilt) + path.columns[i]! * Math.sin(tilt)),
    };
    // Gaps between strokes are NaN.
    const [columns, rows] = [turned.columns, turned.rows].map((values) =>
      values.filter((value) => !Number.isNaN(value)),
    );
    const left = Math.floor(Math.min(...columns!) - pen - 1);
    const top = Math.floor(Math.min(...rows!) - pen - 1);
    const width = Math.ceil(Math.max(...columns!) + pen + 2) - left;
    const height = Math.ceil(Math.max(...rows!) + pen + 2) - top;
    const patch: FloatImage = { width, height, data: new Float32Array(width * height) };
    const moved = { columns: turned.columns.map((c) => c - left), rows: turned.rows.map((r) => r - top) };
    strokePath(patch, moved, { width: pen, pointSpread: pointSpreads.tent });
    const column = Math.floor(random.uniform() * image.width - width / 2);
    const row = Math.floor(random.uniform() * image.height - height / 2);
    layInk(image, patch, { column, row, ink, opacity: 0.75 + 0.25 * random.uniform() });
  }
}
