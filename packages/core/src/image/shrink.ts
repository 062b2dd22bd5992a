import type { GrayImage } from '../model/image.ts';

/** Averages blocks of `factor` × `factor` pixels; a rest at the right and lower edge is dropped. */
export function shrink(image: GrayImage, factor: number): GrayImage {
  if (factor === 1) return image;
  const width = Math.floor(image.width / factor);
  const height = Math.floor(image.height / factor);
  const data = new Uint8Array(width * height);
  if (factor === 2) {
    halve(image, { width, height, data });
    return { width, height, data };
  }
  const sums = new Uint32Array(width);
  const half = (factor * factor) >> 1;
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let b = 0; b < factor; b++) {
      let p = (y * factor + b) * image.width;
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let a = 0; a < factor; a++) sum += image.data[p++]!;
        sums[x]! += sum;
      }
    }
    for (let x = 0; x < width; x++) data[y * width + x] = (sums[x]! + half) / (factor * factor);
  }
  return { width, height, data };
}

/** The usual case, twice as fast. */
function halve(image: GrayImage, { width, height, data }: GrayImage): void {
  for (let y = 0; y < height; y++) {
    let p = 2 * y * image.width;
    let q = p + image.width;
    for (let k = y * width, end = k + width; k < end; k++, p += 2, q += 2) {
      data[k] = (image.data[p]! + image.data[p + 1]! + image.data[q]! + image.data[q + 1]! + 2) >> 2;
    }
  }
}
