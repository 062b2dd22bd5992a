import { evenBytes, halves, type PackedImage } from './packed-image.ts';

/** Beyond this many standard deviations a Gaussian is cut off. */
const kernelReach = 2.5;
/** Smaller blurs change no 8-bit level that matters. */
const smallest = 0.2;
const weightSum = 256;

/** A Gaussian blur of a standard deviation in pixels; a small one leaves the picture itself. */
export function blurImage(image: PackedImage, deviation: number): PackedImage {
  if (deviation < smallest) return image;
  const kernel = createKernel(deviation);
  return blurDown(blurAcross(image, kernel), kernel);
}

/** Whole weights of the middle and of each distance from it, 256 in all with those on the other side. */
function createKernel(deviation: number): Int32Array {
  const reach = Math.max(1, Math.round(kernelReach * deviation));
  const bell = Float64Array.from({ length: reach + 1 }, (_, i) => Math.exp(-0.5 * (i / deviation) ** 2));
  const sum = bell.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  const kernel = Int32Array.from(bell, (weight) => Math.round((weightSum * weight) / sum));
  kernel[0] = 0;
  kernel[0] = weightSum - 2 * kernel.reduce((total, weight) => total + weight, 0);
  return kernel;
}

function blurAcross({ width, height, data }: PackedImage, kernel: Int32Array): PackedImage {
  const reach = kernel.length - 1;
  const middle = kernel[0]!;
  const blurred = new Int32Array(data.length);
  const line = new Int32Array(width + 2 * reach);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    line.fill(data[start]!, 0, reach);
    line.set(data.subarray(start, start + width), reach);
    line.fill(data[start + width - 1]!, reach + width);
    for (let column = 0; column < width; column++) {
      const at = column + reach;
      const here = line[at]!;
      let even = (halves + Math.imul(here & evenBytes, middle)) | 0;
      let odd = (halves + Math.imul((here >>> 8) & evenBytes, middle)) | 0;
      for (let k = 1; k <= reach; k++) {
        const left = line[at - k]!;
        const right = line[at + k]!;
        even = (even + Math.imul((left & evenBytes) + (right & evenBytes), kernel[k]!)) | 0;
        odd = (odd + Math.imul(((left >>> 8) & evenBytes) + ((right >>> 8) & evenBytes), kernel[k]!)) | 0;
      }
      blurred[start + column] = ((even >>> 8) & evenBytes) | (odd & ~evenBytes);
    }
  }
  return { width, height, data: blurred };
}

function blurDown({ width, height, data }: PackedImage, kernel: Int32Array): PackedImage {
  const reach = kernel.length - 1;
  const middle = kernel[0]!;
  const blurred = new Int32Array(data.length);
  const above = new Int32Array(reach + 1);
  const below = new Int32Array(reach + 1);
  for (let row = 0; row < height; row++) {
    for (let k = 1; k <= reach; k++) {
      above[k] = width * Math.max(0, row - k);
      below[k] = width * Math.min(height - 1, row + k);
    }
    const start = row * width;
    for (let column = 0; column < width; column++) {
      const here = data[start + column]!;
      let even = (halves + Math.imul(here & evenBytes, middle)) | 0;
      let odd = (halves + Math.imul((here >>> 8) & evenBytes, middle)) | 0;
      for (let k = 1; k <= reach; k++) {
        const upper = data[above[k]! + column]!;
        const lower = data[below[k]! + column]!;
        even = (even + Math.imul((upper & evenBytes) + (lower & evenBytes), kernel[k]!)) | 0;
        odd = (odd + Math.imul(((upper >>> 8) & evenBytes) + ((lower >>> 8) & evenBytes), kernel[k]!)) | 0;
      }
      blurred[start + column] = ((even >>> 8) & evenBytes) | (odd & ~evenBytes);
    }
  }
  return { width, height, data: blurred };
}
