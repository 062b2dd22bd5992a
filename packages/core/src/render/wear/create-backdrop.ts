import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { drawBackdrop } from './draw-backdrop.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Writes the colour, 0 to 255, that stands behind the page at a worn pixel. */
export type Backdrop = (column: number, row: number, into: Float64Array) => void;

/** Worn pixels per pixel of the drawn ground: it is out of focus a little. */
const coarseness = 3;

/** What the page lies on. It is drawn when the first pixel of it is looked at. */
export function createBackdrop(
  size: { readonly width: number; readonly height: number },
  options: ResolvedWearOptions,
  random: SeededRandom,
): Backdrop {
  const [red, green, blue] = options.backgroundColor;
  if (options.background === 'plain') {
    return (_column, _row, into) => {
      into[0] = red;
      into[1] = green;
      into[2] = blue;
    };
  }
  let ground: RgbImage | null = null;
  return (column, row, into) => {
    ground ??= drawBackdrop(
      { width: Math.ceil(size.width / coarseness) + 2, height: Math.ceil(size.height / coarseness) + 2 },
      { kind: options.background, color: options.backgroundColor },
      random,
    );
    const { width, data } = ground;
    const left = Math.floor(column / coarseness);
    const top = Math.floor(row / coarseness);
    const right = column / coarseness - left;
    const down = row / coarseness - top;
    const at = 3 * (top * width + left);
    for (let channel = 0; channel < 3; channel++) {
      const k = at + channel;
      const upper = data[k]! + right * (data[k + 3]! - data[k]!);
      const low = k + 3 * width;
      const lower = data[low]! + right * (data[low + 3]! - data[low]!);
      into[channel] = upper + down * (lower - upper);
    }
  };
}
