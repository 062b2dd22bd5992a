import type { FloatImage, GrayImage } from '../../model/image.ts';

/** An ink map as the part of each pixel covered by ink, 0 to 1. */
export function toCover({ width, height, data }: GrayImage, fullInk: number): FloatImage {
  const cover = new Float32Array(data.length);
  for (let p = 0; p < data.length; p++) cover[p] = data[p]! < fullInk ? data[p]! / fullInk : 1;
  return { width, height, data: cover };
}
