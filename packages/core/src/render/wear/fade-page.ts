import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { createNoiseField } from './create-noise-field.ts';
import { findPaperColor } from './find-paper-color.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Darkness of a pixel's brightest channel, as a part of the paper's, from which on it is ink, and where it begins. */
const gridDarkness = 0.25;
const inkDarkness = 0.6;
/** Patches of missing grid and of faded ink are about this wide, in millimetres. */
const patchWidth = 28;
/** Part of the light that fully aged paper takes from red, green and blue. */
const aged = [0.08, 0.16, 0.38] as const;
/** How soon a gap of the grid begins, in parts of the noise. */
const gapEdge = 0.06;

/** Changes the picture in place: ink and grid fade towards the paper, the paper yellows. */
export function fadePage(image: RgbImage, options: ResolvedWearOptions, random: SeededRandom): void {
  const { inkFading, gridFading, gridGaps, paperAging } = options;
  if (inkFading === 0 && gridFading === 0 && gridGaps === 0 && paperAging === 0) return;
  const { width, height, data } = image;
  const paper = findPaperColor(image);
  const brightest = Math.max(...paper);
  const pitch = (patchWidth * options.dotsPerInch) / 25.4;
  const fading = createNoiseField(image, pitch, random);
  const gaps = createNoiseField(image, pitch, random);
  const fades = new Float32Array(width);
  const holes = new Float32Array(width);
  for (let row = 0; row < height; row++) {
    fading(row, fades);
    gaps(row, holes);
    for (let column = 0; column < width; column++) {
      const at = 3 * (row * width + column);
      const darkness = 1 - Math.max(data[at]!, data[at + 1]!, data[at + 2]!) / brightest;
      const ink = Math.max(0, Math.min(1, (darkness - gridDarkness) / (inkDarkness - gridDarkness)));
      const gap = gridGaps === 0 ? 0 : Math.max(0, Math.min(1, (gridGaps - holes[column]!) / gapEdge + 0.5));
      const uneven = fades[column]!;
      const lost = ink * inkFading * (0.4 + 0.6 * uneven) + (1 - ink) * (1 - (1 - gridFading) * (1 - gap));
      for (let channel = 0; channel < 3; channel++) {
        const value = paper[channel]! + (data[at + channel]! - paper[channel]!) * (1 - lost);
        data[at + channel] = value * (1 - paperAging * aged[channel]! * (0.5 + 0.5 * uneven)) + 0.5;
      }
    }
  }
}
