import { evenBytes, halves, type PackedImage } from './packed-image.ts';

/** Beyond this many standard deviations a Gaussian is cut off. */
const kernelReach = 2.5;
/** Smaller blurs change no 8-bit level that matters. */
const smallest = 0.2;
const weightSum = 256;
/** Kernels that reach no farther are written out: a loop over their few weights costs half as much again. */
const shortReach = 3;

/** A Gaussian blur of a standard deviation in pixels, in place; covers are lost. */
export function blurImage(image: PackedImage, deviation: number): void {
  if (deviation < smallest) return;
  const { width, data } = image;
  visitBlurredLines(image, deviation, (row, line) => data.set(line, row * width));
}

/**
 * Blurs a picture without covers line by line, from the top. A line of the picture may be changed as soon as it
 * was visited; the blurred one is lent until the visitor is done.
 */
export function visitBlurredLines(
  { width, height, data }: PackedImage,
  deviation: number,
  visit: (row: number, line: Int32Array) => void,
): void {
  const kernel = createKernel(deviation);
  const reach = kernel.length - 1;
  const count = 2 * reach + 1;
  // Lines that are blurred across, the last `count` of them; red and blue share a number, green has its own.
  const evens = Array.from({ length: count }, () => new Int32Array(width));
  const greens = Array.from({ length: count }, () => new Int32Array(width));
  const blurAcross = createAcrossBlur(width, kernel);
  const line = new Int32Array(width);
  let done = 0;
  for (let row = 0; row < height; row++) {
    for (; done <= Math.min(height - 1, row + reach); done++) {
      blurAcross(data, done * width, evens[done % count]!, greens[done % count]!);
    }
    const places = Array.from({ length: count }, (_, k) => Math.max(0, Math.min(height - 1, row + k - reach)) % count);
    blurDown(
      places.map((place) => evens[place]!),
      places.map((place) => greens[place]!),
      { kernel, line },
    );
    visit(row, line);
  }
}

/** Whole weights of the middle and of each distance from it, 256 in all with those on the other side. */
function createKernel(deviation: number): Int32Array {
  const reach = Math.max(1, Math.round(kernelReach * deviation));
  const bell = Float64Array.from({ length: reach + 1 }, (_, i) => Math.exp(-0.5 * (i / deviation) ** 2));
  const sum = bell.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  const kernel = Int32Array.from(bell, (weight) => Math.round((weightSum * weight) / sum));
  kernel[0] = 0;
  kernel[0] = weightSum - 2 * kernel.reduce((total, weight) => total + weight, 0);
  if (reach >= shortReach) return kernel;
  const padded = new Int32Array(shortReach + 1);
  padded.set(kernel);
  return padded;
}

/** Blurs the line of a picture that begins at an index. */
function createAcrossBlur(width: number, kernel: Int32Array) {
  const reach = kernel.length - 1;
  const [middle, first, second, third] = kernel as unknown as readonly [number, number, number, number];
  const even = new Int32Array(width + 2 * reach);
  const green = new Int32Array(width + 2 * reach);
  return (data: Int32Array, start: number, evens: Int32Array, greens: Int32Array) => {
    for (let i = 0; i < even.length; i++) {
      const pixel = data[start + Math.max(0, Math.min(width - 1, i - reach))]!;
      even[i] = pixel & evenBytes;
      green[i] = (pixel >>> 8) & 255;
    }
    if (reach === shortReach) {
      for (let i = 0, at = reach; i < width; i++, at++) {
        const evenSum =
          halves +
          Math.imul(even[at]!, middle) +
          Math.imul(even[at - 1]! + even[at + 1]!, first) +
          Math.imul(even[at - 2]! + even[at + 2]!, second) +
          Math.imul(even[at - 3]! + even[at + 3]!, third);
        const greenSum =
          128 +
          Math.imul(green[at]!, middle) +
          Math.imul(green[at - 1]! + green[at + 1]!, first) +
          Math.imul(green[at - 2]! + green[at + 2]!, second) +
          Math.imul(green[at - 3]! + green[at + 3]!, third);
        evens[i] = (evenSum >>> 8) & evenBytes;
        greens[i] = greenSum >> 8;
      }
      return;
    }
    for (let i = 0, at = reach; i < width; i++, at++) {
      let evenSum = (halves + Math.imul(even[at]!, middle)) | 0;
      let greenSum = 128 + Math.imul(green[at]!, middle);
      for (let k = 1; k <= reach; k++) {
        evenSum = (evenSum + Math.imul(even[at - k]! + even[at + k]!, kernel[k]!)) | 0;
        greenSum = (greenSum + Math.imul(green[at - k]! + green[at + k]!, kernel[k]!)) | 0;
      }
      evens[i] = (evenSum >>> 8) & evenBytes;
      greens[i] = greenSum >> 8;
    }
  };
}

/** Blurs lines that stand below each other into the one in their middle. */
function blurDown(
  evens: readonly Int32Array[],
  greens: readonly Int32Array[],
  into: { readonly kernel: Int32Array; readonly line: Int32Array },
) {
  const { kernel, line } = into;
  if (evens.length === 2 * shortReach + 1) {
    blurDownShort(evens, greens, into);
    return;
  }
  const reach = kernel.length - 1;
  for (let i = 0; i < line.length; i++) {
    let even = (halves + Math.imul(evens[reach]![i]!, kernel[0]!)) | 0;
    let green = 128 + Math.imul(greens[reach]![i]!, kernel[0]!);
    for (let k = 1; k <= reach; k++) {
      even = (even + Math.imul(evens[reach - k]![i]! + evens[reach + k]![i]!, kernel[k]!)) | 0;
      green = (green + Math.imul(greens[reach - k]![i]! + greens[reach + k]![i]!, kernel[k]!)) | 0;
    }
    line[i] = ((even >>> 8) & evenBytes) | (green & 0xff00);
  }
}

type Seven = readonly [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

function blurDownShort(
  evens: readonly Int32Array[],
  greens: readonly Int32Array[],
  { kernel, line }: { readonly kernel: Int32Array; readonly line: Int32Array },
) {
  const [middle, first, second, third] = kernel as unknown as readonly [number, number, number, number];
  const [e0, e1, e2, e3, e4, e5, e6] = evens as unknown as Seven;
  const [g0, g1, g2, g3, g4, g5, g6] = greens as unknown as Seven;
  for (let i = 0; i < line.length; i++) {
    const even =
      halves +
      Math.imul(e3[i]!, middle) +
      Math.imul(e2[i]! + e4[i]!, first) +
      Math.imul(e1[i]! + e5[i]!, second) +
      Math.imul(e0[i]! + e6[i]!, third);
    const green =
      128 +
      Math.imul(g3[i]!, middle) +
      Math.imul(g2[i]! + g4[i]!, first) +
      Math.imul(g1[i]! + g5[i]!, second) +
      Math.imul(g0[i]! + g6[i]!, third);
    line[i] = ((even >>> 8) & evenBytes) | (green & 0xff00);
  }
}
