import type { RgbImage } from '../../model/image.ts';
import { backwardCosines, forwardCosines } from './cosine-transform.ts';

/** Tables K.1 and K.2 of ITU-T T.81, the steps of quality 50. */
const brightSteps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
const colorSteps = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99,
];
const side = 8;
/** Side of the square that shares one sample of colour, as most JPEG files have it. */
const colorStep = 2;

/** What a JPEG file of a quality (1 to 100, scaled as libjpeg does) leaves of a picture, in place. */
export function compressImage(image: RgbImage, quality: number): void {
  const { width, height, data } = image;
  const paddedWidth = Math.ceil(width / 16) * 16;
  const colorWidth = paddedWidth / colorStep;
  const bright = new Float32Array(paddedWidth * 16);
  const blue = new Float32Array(colorWidth * side);
  const red = new Float32Array(colorWidth * side);
  const work = new Float32Array(side * side);
  const brightLayout = { stride: paddedWidth, table: scaleSteps(brightSteps, quality), work };
  const colorLayout = { stride: colorWidth, table: scaleSteps(colorSteps, quality), work };
  for (let top = 0; top < height; top += 16) {
    blue.fill(0);
    red.fill(0);
    for (let j = 0; j < 16; j++) {
      const row = Math.min(height - 1, top + j);
      for (let i = 0; i < paddedWidth; i++) {
        const at = 3 * (row * width + (i < width ? i : width - 1));
        const r = data[at]!;
        const g = data[at + 1]!;
        const b = data[at + 2]!;
        const color = (j >> 1) * colorWidth + (i >> 1);
        bright[j * paddedWidth + i] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
        blue[color]! += (-0.168736 * r - 0.331264 * g + 0.5 * b) / 4;
        red[color]! += (0.5 * r - 0.418688 * g - 0.081312 * b) / 4;
      }
    }
    for (let left = 0; left < paddedWidth; left += side) {
      quantizeBlock(bright, left, brightLayout);
      quantizeBlock(bright, side * paddedWidth + left, brightLayout);
    }
    for (let left = 0; left < colorWidth; left += side) {
      quantizeBlock(blue, left, colorLayout);
      quantizeBlock(red, left, colorLayout);
    }
    for (let j = 0; j < Math.min(16, height - top); j++) {
      for (let i = 0; i < width; i++) {
        const at = 3 * ((top + j) * width + i);
        const y = bright[j * paddedWidth + i]! + 128.5;
        const color = (j >> 1) * colorWidth + (i >> 1);
        const r = y + 1.402 * red[color]!;
        const g = y - 0.344136 * blue[color]! - 0.714136 * red[color]!;
        const b = y + 1.772 * blue[color]!;
        data[at] = r <= 0 ? 0 : r >= 255 ? 255 : r;
        data[at + 1] = g <= 0 ? 0 : g >= 255 ? 255 : g;
        data[at + 2] = b <= 0 ? 0 : b >= 255 ? 255 : b;
      }
    }
  }
}

function scaleSteps(steps: readonly number[], quality: number): Float32Array {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  return Float32Array.from(steps, (step) => Math.max(1, Math.min(255, Math.floor((step * percent + 50) / 100))));
}

/** Transforms, rounds to the steps of the table and transforms back one block, in place. */
function quantizeBlock(
  plane: Float32Array,
  start: number,
  layout: { stride: number; table: Float32Array; work: Float32Array },
) {
  const { stride, table, work } = layout;
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) work[j * side + i] = plane[start + j * stride + i]!;
  }
  for (let j = 0; j < side; j++) forwardCosines(work, j * side, 1);
  for (let i = 0; i < side; i++) forwardCosines(work, i, side);
  let busy = false;
  for (let k = 0; k < side * side; k++) {
    const step = table[k]!;
    const value = Math.round(work[k]! / step) * step;
    work[k] = value;
    if (k > 0 && value !== 0) busy = true;
  }
  if (!busy) {
    // Flat blocks are most of the colour of a page.
    const level = work[0]! / side;
    for (let j = 0; j < side; j++) plane.fill(level, start + j * stride, start + j * stride + side);
    return;
  }
  for (let i = 0; i < side; i++) backwardCosines(work, i, side);
  for (let j = 0; j < side; j++) backwardCosines(work, j * side, 1);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) plane[start + j * stride + i] = work[j * side + i]!;
  }
}
