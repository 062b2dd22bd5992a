import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { drawBackdrop } from './draw-backdrop.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Writes the colours, 0 to 255, that stand behind the page along a worn line: red, green and blue of each pixel. */
export type Backdrop = (row: number, into: Float32Array) => void;

/** Worn pixels per pixel of the drawn ground: it is out of focus a little. */
const coarseness = 3;

/** What the page lies on. It is drawn when the first line of it is looked at. */
export function createBackdrop(
  size: { readonly width: number; readonly height: number },
  options: ResolvedWearOptions,
  random: SeededRandom,
): Backdrop {
  const { background: kind, backgroundColor: color } = options;
  if (kind === 'plain') {
    return (_row, into) => {
      for (let at = 0; at < into.length; at++) into[at] = color[at % 3]!;
    };
  }
  let ground: RgbImage | null = null;
  const blended = new Float32Array(3 * (Math.ceil(size.width / coarseness) + 2));
  return (row, into) => {
    ground ??= drawBackdrop(
      { width: blended.length / 3, height: Math.ceil(size.height / coarseness) + 2 },
      { kind, color },
      random,
    );
    blendRows(ground, row / coarseness, blended);
    stretchLine(blended, into);
  };
}

/** The line between two rows of the ground. */
function blendRows({ width, data }: RgbImage, row: number, into: Float32Array) {
  const top = Math.floor(row);
  const down = row - top;
  for (let i = 0, at = 3 * top * width; i < into.length; i++, at++) {
    into[i] = data[at]! + down * (data[at + 3 * width]! - data[at]!);
  }
}

function stretchLine(line: Float32Array, into: Float32Array) {
  for (let left = 0, at = 0; at < into.length; left += 3) {
    for (let step = 0; step < coarseness && at < into.length; step++) {
      const right = step / coarseness;
      for (let channel = left; channel < left + 3; channel++, at++) {
        into[at] = line[channel]! + right * (line[channel + 3]! - line[channel]!);
      }
    }
  }
}
