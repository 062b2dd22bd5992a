import type { FloatImage, RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { pointSpreads } from '../point-spreads.ts';
import { type PixelPath, strokePath } from '../stroke-path.ts';
import { createNoiseField } from './create-noise-field.ts';
import { layInk } from './lay-ink.ts';
import { planStamp } from './plan-stamp.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Inks of stamp pads: violet, blue, red, black, green. */
const inks = [
  [90, 45, 140],
  [40, 70, 170],
  [190, 35, 50],
  [45, 45, 50],
  [30, 110, 75],
] as const;
/** Ink gathers and is missing in specks of this width, in millimetres. */
const speckWidth = 0.45;
/** One side of a stamp is pressed harder than the other by this part at most. */
const largestTilt = 0.7;

/** Stamps with invented words and dates, inked unevenly and turned a little, into the picture in place. */
export function stampPage(image: RgbImage, options: ResolvedWearOptions, random: SeededRandom): void {
  const scale = options.dotsPerInch / 25.4;
  for (let index = 0; index < options.stamps; index++) {
    const ink = inks[Math.floor(inks.length * random.uniform())]!;
    const { strokes, halfWidth, halfHeight } = planStamp(random);
    const turn = 0.2 * random.normal() + (random.uniform() < 0.15 ? Math.PI / 2 : 0);
    const reach = Math.ceil((Math.hypot(halfWidth, halfHeight) + 1) * scale);
    const patch: FloatImage = { width: 2 * reach, height: 2 * reach, data: new Float32Array(4 * reach * reach) };
    for (const { path, pen } of strokes) {
      const placed = turnPath(path, { turn, scale, middle: reach });
      strokePath(patch, placed, { width: pen * scale, pointSpread: pointSpreads.tent });
    }
    thinInk(patch, scale, random);
    const column = Math.floor(image.width * (0.05 + 0.9 * random.uniform())) - reach;
    const row = Math.floor(image.height * (0.05 + 0.9 * random.uniform())) - reach;
    layInk(image, patch, { column, row, ink, opacity: options.stampInk * (0.7 + 0.3 * random.uniform()) });
  }
}

function turnPath(
  { columns, rows }: PixelPath,
  place: { readonly turn: number; readonly scale: number; readonly middle: number },
): PixelPath {
  const [cosine, sine] = [place.scale * Math.cos(place.turn), place.scale * Math.sin(place.turn)];
  return {
    columns: columns.map((x, i) => place.middle + x * cosine - rows[i]! * sine),
    rows: rows.map((y, i) => place.middle + columns[i]! * sine + y * cosine),
  };
}

/** A pad is not wet everywhere, and no hand presses evenly. */
function thinInk(patch: FloatImage, scale: number, random: SeededRandom) {
  const { width, height, data } = patch;
  const specks = createNoiseField(patch, Math.max(1, speckWidth * scale), random);
  const angle = 2 * Math.PI * random.uniform();
  const tilt = largestTilt * random.uniform();
  const [across, down] = [(tilt * Math.cos(angle)) / width, (tilt * Math.sin(angle)) / height];
  const wet = new Float32Array(width);
  for (let row = 0; row < height; row++) {
    specks(row, wet);
    for (let column = 0; column < width; column++) {
      const pressure = 1 - tilt / 2 + across * (column - width / 2) + down * (row - height / 2);
      const part = Math.max(0, Math.min(1, pressure * (0.55 + 0.9 * wet[column]!)));
      data[row * width + column] = data[row * width + column]! * part;
    }
  }
}
