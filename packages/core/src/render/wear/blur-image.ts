import type { RgbImage } from '../../model/image.ts';

/** Beyond this many standard deviations a Gaussian is cut off. */
const kernelReach = 2.8;
/** Smaller blurs change no 8-bit level that matters. */
const smallest = 0.15;

/** A Gaussian blur of a standard deviation in pixels. */
export function blurImage(image: RgbImage, deviation: number): RgbImage {
  if (deviation < smallest) return image;
  const reach = Math.max(1, Math.ceil(kernelReach * deviation));
  const kernel = Float32Array.from({ length: reach + 1 }, (_, i) => Math.exp(-0.5 * (i / deviation) ** 2));
  const sum = kernel.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  for (let i = 0; i <= reach; i++) kernel[i]! /= sum;
  return blurRows(blurColumns(image, kernel), kernel);
}

function blurRows({ width, height, data }: RgbImage, kernel: Float32Array): RgbImage {
  const reach = kernel.length - 1;
  const blurred = new Uint8Array(data.length);
  const line = new Float32Array(3 * (width + 2 * reach));
  for (let row = 0; row < height; row++) {
    const start = 3 * row * width;
    for (let i = 0; i < 3 * reach; i++) {
      line[i] = data[start + (i % 3)]!;
      line[3 * (width + reach) + i] = data[start + 3 * (width - 1) + (i % 3)]!;
    }
    line.set(data.subarray(start, start + 3 * width), 3 * reach);
    for (let i = 0; i < 3 * width; i++) {
      const middle = i + 3 * reach;
      let value = kernel[0]! * line[middle]! + 0.5;
      for (let k = 1; k <= reach; k++) value += kernel[k]! * (line[middle - 3 * k]! + line[middle + 3 * k]!);
      blurred[start + i] = value;
    }
  }
  return { width, height, data: blurred };
}

function blurColumns({ width, height, data }: RgbImage, kernel: Float32Array): RgbImage {
  const reach = kernel.length - 1;
  const blurred = new Uint8Array(data.length);
  const stride = 3 * width;
  const line = new Float32Array(stride);
  for (let row = 0; row < height; row++) {
    const start = row * stride;
    for (let i = 0; i < stride; i++) line[i] = kernel[0]! * data[start + i]! + 0.5;
    for (let k = 1; k <= reach; k++) {
      const above = Math.max(0, row - k) * stride;
      const below = Math.min(height - 1, row + k) * stride;
      const weight = kernel[k]!;
      for (let i = 0; i < stride; i++) line[i]! += weight * (data[above + i]! + data[below + i]!);
    }
    blurred.set(line, start);
  }
  return { width, height, data: blurred };
}
