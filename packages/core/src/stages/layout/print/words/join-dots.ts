import type { GrayImage } from '../../../../model/image.ts';

/** Fills gaps of up to two pixels between dark places (a morphological closing with 3 × 3 pixels); high values are dark. */
export function joinDots({ width, height, data }: GrayImage): GrayImage {
  const step = (from: Uint8Array, pick: (a: number, b: number) => number, stride: number): Uint8Array => {
    const to = from.slice();
    for (let p = stride; p < from.length - stride; p++)
      to[p] = pick(from[p]!, pick(from[p - stride]!, from[p + stride]!));
    return to;
  };
  const grown = step(step(data, Math.max, 1), Math.max, width);
  return { width, height, data: step(step(grown, Math.min, 1), Math.min, width) };
}
