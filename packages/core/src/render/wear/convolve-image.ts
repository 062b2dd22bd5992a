import { evenBytes, halves, type PackedImage } from './packed-image.ts';

/** What a pixel takes from another, `column` to its right and `row` below; weights are whole and 256 in all. */
export interface Tap {
  readonly column: number;
  readonly row: number;
  readonly weight: number;
}

/** The sum of all weights. */
export const tapSum = 256;
const tapsAtOnce = 4;

/**
 * Weighs the pixels around each pixel, in place; covers are lost. Beyond the edges the picture goes on with its last
 * pixels.
 */
export function convolveImage({ width, height, data }: PackedImage, taps: readonly Tap[]): void {
  const reach = Math.max(...taps.map(({ row }) => Math.abs(row)));
  const border = Math.max(...taps.map(({ column }) => Math.abs(column)));
  const count = 2 * reach + 1;
  // Copies of the last lines, which the picture itself no longer has, between repetitions of their ends.
  const lines = Array.from({ length: count }, () => ({
    evens: new Int32Array(width + 2 * border),
    greens: new Int32Array(width + 2 * border),
  }));
  const evens = new Int32Array(width);
  const greens = new Int32Array(width);
  const padded = [...taps];
  while (padded.length % tapsAtOnce !== 0) padded.push({ column: 0, row: 0, weight: 0 });
  let done = 0;
  for (let row = 0; row < height; row++) {
    for (; done <= Math.min(height - 1, row + reach); done++) {
      const line = lines[done % count]!;
      for (let i = 0; i < line.evens.length; i++) {
        const pixel = data[done * width + Math.max(0, Math.min(width - 1, i - border))]!;
        line.evens[i] = pixel & evenBytes;
        line.greens[i] = (pixel >>> 8) & 255;
      }
    }
    evens.fill(halves);
    greens.fill(tapSum / 2);
    for (let tap = 0; tap < padded.length; tap += tapsAtOnce) {
      const four = padded.slice(tap, tap + tapsAtOnce).map(({ column, row: down, weight }) => {
        const line = lines[Math.max(0, Math.min(height - 1, row + down)) % count]!;
        return { evens: line.evens, greens: line.greens, from: border + column, weight };
      });
      addLines(
        evens,
        four.map(({ evens: values, from, weight }) => ({ values, from, weight })),
      );
      addLines(
        greens,
        four.map(({ greens: values, from, weight }) => ({ values, from, weight })),
      );
    }
    const at = row * width;
    for (let index = 0; index < width; index++) {
      data[at + index] = ((evens[index]! >>> 8) & evenBytes) | (greens[index]! & 0xff00);
    }
  }
}

interface WeighedLine {
  readonly values: Int32Array;
  readonly from: number;
  readonly weight: number;
}

/** Adds four lines: one after the other takes twice as long. */
function addLines(sums: Int32Array, lines: readonly WeighedLine[]) {
  const [one, two, three, four] = lines as readonly [WeighedLine, WeighedLine, WeighedLine, WeighedLine];
  const { values: v1, from: f1, weight: w1 } = one;
  const { values: v2, from: f2, weight: w2 } = two;
  const { values: v3, from: f3, weight: w3 } = three;
  const { values: v4, from: f4, weight: w4 } = four;
  for (let i = 0; i < sums.length; i++) {
    sums[i] =
      sums[i]! +
      Math.imul(v1[i + f1]!, w1) +
      Math.imul(v2[i + f2]!, w2) +
      Math.imul(v3[i + f3]!, w3) +
      Math.imul(v4[i + f4]!, w4);
  }
}
