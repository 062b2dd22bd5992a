import { createLineRing } from './create-line-ring.ts';
import { createLineWeigher } from './create-line-weigher.ts';
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
  const { width, height, address, scratch } = image;
  const reach = Math.max(...taps.map(({ row }) => Math.abs(row)));
  const border = Math.max(...taps.map(({ column }) => Math.abs(column)));
  scratch.borrow(() => {
    const ring = createLineRing(image, { lines: 2 * reach + 1, border });
    const weigh = createLineWeigher(
      scratch,
      taps.map(({ weight }) => weight),
    );
    const line = scratch.take(4 * width);
    for (let row = 0; row < height; row++) {
      ring.readTo(row + reach);
      weigh(line, 4 * width, (index) => {
        const tap = taps[index]!;
        return ring.addressOf(row + tap.row) + 4 * tap.column;
      });
      scratch.bytes.copyWithin(address + 4 * row * width, line, line + 4 * width);
    }
  });
}
