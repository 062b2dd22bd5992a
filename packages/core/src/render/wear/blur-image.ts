import { convolveImage, tapSum } from './convolve-image.ts';
import type { PackedImage } from './packed-image.ts';

/** Beyond this many standard deviations a Gaussian is cut off. */
const kernelReach = 2.5;
/** Smaller blurs change no 8-bit level that matters. */
const smallest = 0.2;

/** A Gaussian blur of a standard deviation in pixels; a small one leaves the picture itself. */
export function blurImage(image: PackedImage, deviation: number): PackedImage {
  if (deviation < smallest) return image;
  const reach = Math.max(1, Math.round(kernelReach * deviation));
  const bell = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / deviation) ** 2));
  const sum = bell.reduce((total, weight) => total + weight, 0);
  const weights = bell.map((weight) => Math.round((tapSum * weight) / sum));
  weights[reach]! += tapSum - weights.reduce((total, weight) => total + weight, 0);
  const across = convolveImage(
    image,
    weights.map((weight, i) => ({ column: i - reach, row: 0, weight })),
  );
  return convolveImage(
    across,
    weights.map((weight, i) => ({ column: 0, row: i - reach, weight })),
  );
}
