import { createLineRing, type LineRing } from './create-line-ring.ts';
import { createLineWeigher, type LineWeigher } from './create-line-weigher.ts';
import type { PackedImage } from './packed-image.ts';

/** What a pixel takes from another, `column` to its right and `row` below; weights are whole and 256 in all. */
export interface Tap {
  readonly column: number;
  readonly row: number;
  readonly weight: number;
}

/**
 * Weighs the pixels around each pixel, in place; covers are lost. Beyond the edges the picture goes on with its last
 * pixels.
 */
export function convolveImage(image: PackedImage, taps: readonly Tap[]): void {
  const reach = Math.max(...taps.map(({ row }) => Math.abs(row)));
  const border = Math.max(...taps.map(({ column }) => Math.abs(column)));
  const { scratch } = image;
  scratch.borrow(() => {
    const ring = createLineRing(image, { lines: 2 * reach + 1, border });
    const weights = taps.map(({ weight }) => weight);
    convolveLines(image, { taps, reach, ring, weigher: createLineWeigher(scratch, weights) });
  });
}

interface Convolution {
  readonly taps: readonly Tap[];
  readonly reach: number;
  readonly ring: LineRing;
  readonly weigher: LineWeigher;
}

/** Apart from the closure that borrows, which would be compiled anew for each picture. */
function convolveLines({ width, height, address, scratch }: PackedImage, { taps, reach, ring, weigher }: Convolution) {
  const line = scratch.take(4 * width);
  for (let row = 0; row < height; row++) {
    ring.readTo(row + reach);
    for (let index = 0; index < taps.length; index++) {
      const tap = taps[index]!;
      weigher.place(index, ring.addressOf(row + tap.row) + 4 * tap.column);
    }
    weigher.weigh(line, 4 * width);
    scratch.bytes.copyWithin(address + 4 * row * width, line, line + 4 * width);
  }
}
