import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { fadeSettings } from '../simd/kernels/fade-line.ts';
import { openScratch, type Scratch } from '../simd/open-scratch.ts';
import { takenBytes } from '../simd/taken-bytes.ts';
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

/** Part of the loss of ink that is the same everywhere. */
const evenPart = 0.4;

type FadeOptions = Pick<ResolvedWearOptions, 'inkFading' | 'gridFading' | 'gridGaps' | 'paperAging' | 'dotsPerInch'>;

/** Changes the picture in place: ink and grid fade towards the paper, the paper yellows. */
export function fadePage(image: RgbImage, options: FadeOptions, random: SeededRandom): void {
  const { inkFading, gridFading, gridGaps, paperAging } = options;
  if (inkFading === 0 && gridFading === 0 && gridGaps === 0 && paperAging === 0) return;
  const { width, height, data } = image;
  const paper = findPaperColor(image);
  const pitch = (patchWidth * options.dotsPerInch) / 25.4;
  const fading = createNoiseField(image, pitch, random);
  const gaps = createNoiseField(image, pitch, random);
  const lineBytes = 4 * width;
  const scratch = openScratch(3 * takenBytes(lineBytes) + takenBytes(3 * width) + takenBytes(16 * fadeSettings.length));
  const [line, fades, holes] = [0, 0, 0].map(() => scratch.take(lineBytes)) as [number, number, number];
  const colors = scratch.take(3 * width);
  const settings = writeSettings(scratch, paper, options);
  const { bytes, kernels } = scratch;
  const fadeHeights = new Float32Array(bytes.buffer, fades, width);
  const holeHeights = new Float32Array(bytes.buffer, holes, width).fill(0);
  for (let row = 0; row < height; row++) {
    fading(row, fadeHeights);
    if (gridGaps > 0) gaps(row, holeHeights);
    const start = 3 * row * width;
    bytes.set(data.subarray(start, start + 3 * width), colors);
    kernels.packLine(line, width, colors);
    kernels.fadeLine(line, lineBytes, fades, holes, settings);
    kernels.unpackLine(colors, width, line);
    data.set(bytes.subarray(colors, colors + 3 * width), start);
  }
}

function writeSettings(scratch: Scratch, paper: readonly [number, number, number], options: FadeOptions): number {
  const { inkFading, gridFading, gridGaps, paperAging } = options;
  const darkest = 1 / (inkDarkness - gridDarkness);
  const values: Readonly<Record<(typeof fadeSettings)[number], number>> = {
    inkByLevel: -darkest / Math.max(...paper),
    inkOfBlack: (1 - gridDarkness) * darkest,
    inkLoss: evenPart * inkFading,
    unevenInkLoss: (1 - evenPart) * inkFading,
    gridKept: 1 - gridFading,
    gapByHeight: gridGaps === 0 ? 0 : -1 / gapEdge,
    gapOfNone: gridGaps === 0 ? 0 : gridGaps / gapEdge + 0.5,
    red: paper[0],
    green: paper[1],
    blue: paper[2],
    redAging: paperAging * aged[0],
    greenAging: paperAging * aged[1],
    blueAging: paperAging * aged[2],
  };
  const address = scratch.take(16 * fadeSettings.length);
  const numbers = new Float32Array(scratch.bytes.buffer, address, 4 * fadeSettings.length);
  for (const [index, name] of fadeSettings.entries()) numbers.fill(values[name], 4 * index, 4 * index + 4);
  return address;
}
