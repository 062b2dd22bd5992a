import type { GrayImage } from '../model/image.ts';

/** Averages blocks of `factor` × `factor` pixels; a rest at the right and lower edge is dropped. */
export function shrink(image: GrayImage, factor: number): GrayImage {
  if (factor === 1) return image;
  const width = Math.floor(image.width / factor);
  const height = Math.floor(image.height / factor);
  const data = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const half = (factor * factor) >> 1;
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let b = 0; b < factor; b++) {
      let p = (y * factor + b) * image.width;
      for (let x = 0; x < width; x++) for (let a = 0; a < factor; a++) sums[x]! += image.data[p++]!;
    }
    for (let x = 0; x < width; x++) data[y * width + x] = (sums[x]! + half) / (factor * factor);
  }
  return { width, height, data };
}
