import type { SeededRandom } from '../create-seeded-random.ts';
import { stretchFactor } from '../simd/kernels/stretch-line.ts';
import { tapSum } from '../simd/kernels/weigh-line.ts';
import type { Scratch } from '../simd/open-scratch.ts';
import { createLineWeigher } from './create-line-weigher.ts';
import { drawBackdrop } from './draw-backdrop.ts';
import { packImage } from './pack-image.ts';
import { packedBytes } from './packed-image.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Gives the address of the packed colours that stand behind the page along a worn line. They are lent until the next. */
export type Backdrop = (row: number) => number;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The ground has a pixel for so many worn ones each way: it is out of focus a little. */
const groundSize = ({ width, height }: Size): Size => ({
  width: Math.ceil(width / stretchFactor) + 2,
  height: Math.ceil(height / stretchFactor) + 2,
});

/** Bytes of the scratch memory that a backdrop takes. */
export const backdropBytes = (size: Size): number => packedBytes(groundSize(size));

/** What the page lies on. */
export function createBackdrop(
  size: Size,
  options: Pick<ResolvedWearOptions, 'background' | 'backgroundColor'>,
  { random, scratch }: { readonly random: SeededRandom; readonly scratch: Scratch },
): Backdrop {
  const { background: kind, backgroundColor: color } = options;
  const ground = groundSize(size);
  const line = scratch.take(4 * stretchFactor * ground.width);
  if (kind === 'plain') {
    const pixel = color[0] | (color[1] << 8) | (color[2] << 16);
    new Int32Array(scratch.bytes.buffer, line, stretchFactor * ground.width).fill(pixel);
    return () => line;
  }
  const { address } = packImage(drawBackdrop(ground, { kind, color }, random), scratch);
  const rowBytes = 4 * ground.width;
  const blended = scratch.take(rowBytes);
  // For each worn row between two rows of the ground.
  const weighers = Array.from({ length: stretchFactor }, (_, step) => {
    const below = Math.round((tapSum * step) / stretchFactor);
    return createLineWeigher(scratch, [tapSum - below, below]);
  });
  return (row) => {
    const top = address + Math.floor(row / stretchFactor) * rowBytes;
    const weigher = weighers[row % stretchFactor]!;
    weigher.place(0, top);
    weigher.place(1, top + rowBytes);
    weigher.weigh(blended, rowBytes);
    scratch.kernels.stretchLine(line, rowBytes, blended);
    return line;
  };
}
