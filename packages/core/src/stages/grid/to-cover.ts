import type { FloatImage, GrayImage } from '../../model/image.ts';

/** An ink map as the part of each pixel covered by ink, 0 to 1. */
export function toCover({ width, height, data }: GrayImage, fullInk: number): FloatImage {
  return { width, height, data: Float32Array.from(data, (value) => Math.min(1, value / fullInk)) };
}
