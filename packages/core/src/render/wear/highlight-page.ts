import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** What yellow, green, pink, orange and blue markers leave of red, green and blue. */
const markers = [
  [1, 0.97, 0.35],
  [0.6, 1, 0.5],
  [1, 0.6, 0.85],
  [1, 0.75, 0.4],
  [0.55, 0.85, 1],
] as const;

/** Strokes of a highlighter, multiplied into the picture in place. */
export function highlightPage(image: RgbImage, options: ResolvedWearOptions, random: SeededRandom): void {
  const scale = options.dotsPerInch / 25.4;
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  for (let index = 0; index < options.highlighter; index++) {
    const marker = markers[Math.floor(random.uniform() * markers.length)]!;
    const length = between(8, 90) * scale;
    const stroke = {
      left: between(0, image.width) - length / 2,
      length,
      row: between(0, image.height),
      slope: 0.03 * random.normal(),
      bend: (between(-0.6, 0.6) * scale) / (length * length),
      half: (between(2.5, 6) * scale) / 2,
      opacity: between(0.4, 1),
      slant: between(-0.5, 0.5),
    };
    drawStroke(image, marker, stroke);
  }
}

function drawStroke(
  { width, height, data }: RgbImage,
  marker: readonly [number, number, number],
  stroke: {
    readonly left: number;
    readonly length: number;
    readonly row: number;
    readonly slope: number;
    readonly bend: number;
    readonly half: number;
    readonly opacity: number;
    readonly slant: number;
  },
) {
  const { left, length, half } = stroke;
  for (let column = Math.max(0, Math.ceil(left - half)); column < Math.min(width, left + length + half); column++) {
    const along = column - left;
    const middle = stroke.row + stroke.slope * along + 4 * stroke.bend * along * (along - length);
    for (let row = Math.max(0, Math.ceil(middle - half)); row <= Math.min(height - 1, middle + half); row++) {
      // The tip of the pen is slanted, so both ends are.
      const end = along + stroke.slant * (row - middle);
      const cover =
        stroke.opacity * Math.min(1, half - Math.abs(row - middle), Math.max(0, end), Math.max(0, length - end));
      const at = 3 * (row * width + column);
      for (let channel = 0; channel < 3; channel++) {
        data[at + channel] = data[at + channel]! * (1 - cover * (1 - marker[channel]!)) + 0.5;
      }
    }
  }
}
