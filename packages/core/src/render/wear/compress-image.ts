import type { RgbImage } from '../../model/image.ts';
import { backwardCosines, cosineScale, forwardCosines } from './cosine-transform.ts';

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
const blockSize = side * side;
/** Side of the square of pixels that four blocks of brightness and one of each colour tell of. */
const unitSide = 2 * side;
/** Added and taken off again it rounds any number that a block can hold to the nearest whole one. */
const rounder = 1.5 * 2 ** 52;

/** Six blocks: brightness from the upper left to the lower right, blue, red. */
type Unit = Float64Array;

/** What a JPEG file of a quality (1 to 100, scaled as libjpeg does) leaves of a picture, in place. */
export function compressImage(image: RgbImage, quality: number): void {
  const unit: Unit = new Float64Array(6 * blockSize);
  const bright = scaleSteps(brightSteps, quality);
  const color = scaleSteps(colorSteps, quality);
  for (let top = 0; top < image.height; top += unitSide) {
    for (let left = 0; left < image.width; left += unitSide) {
      readUnit(image, { left, top }, unit);
      for (let block = 0; block < 4; block++) quantizeBlock(unit, block * blockSize, bright);
      quantizeBlock(unit, 4 * blockSize, color);
      quantizeBlock(unit, 5 * blockSize, color);
      writeUnit(image, { left, top }, unit);
    }
  }
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

/** Where a pixel of a unit stands in its block of brightness, and where in a block of colour. */
const brightPlace = (i: number, j: number) => ((j >> 3) * 2 + (i >> 3)) * blockSize + ((j & 7) << 3) + (i & 7);
const colorPlace = (i: number, j: number) => ((j >> 1) << 3) + (i >> 1);

/** Colours of four pixels in one; beyond the picture it goes on with its last pixels. */
function readUnit({ width, height, data }: RgbImage, { left, top }: Corner, unit: Unit) {
  unit.fill(0, 4 * blockSize);
  const isInside = left + unitSide <= width;
  for (let j = 0; j < unitSide; j++) {
    const start = Math.min(height - 1, top + j) * width;
    for (let i = 0; i < unitSide; i++) {
      const at = 3 * (start + (isInside ? left + i : Math.min(width - 1, left + i)));
      const red = data[at]!;
      const green = data[at + 1]!;
      const blue = data[at + 2]!;
      const color = 4 * blockSize + colorPlace(i, j);
      unit[brightPlace(i, j)] = 0.299 * red + 0.587 * green + 0.114 * blue - 128;
      unit[color] = unit[color]! + 0.25 * (-0.168736 * red - 0.331264 * green + 0.5 * blue);
      unit[color + blockSize] = unit[color + blockSize]! + 0.25 * (0.5 * red - 0.418688 * green - 0.081312 * blue);
    }
  }
}

function writeUnit({ width, height, data }: RgbImage, { left, top }: Corner, unit: Unit) {
  const right = Math.min(unitSide, width - left);
  const bottom = Math.min(unitSide, height - top);
  for (let j = 0; j < bottom; j++) {
    let at = 3 * ((top + j) * width + left);
    for (let i = 0; i < right; i++, at += 3) {
      const y = unit[brightPlace(i, j)]! + 128.5;
      const color = 4 * blockSize + colorPlace(i, j);
      const blueness = unit[color]!;
      const redness = unit[color + blockSize]!;
      const r = y + 1.402 * redness;
      const g = y - 0.344136 * blueness - 0.714136 * redness;
      const b = y + 1.772 * blueness;
      data[at] = r <= 0 ? 0 : r >= 255 ? 255 : r;
      data[at + 1] = g <= 0 ? 0 : g >= 255 ? 255 : g;
      data[at + 2] = b <= 0 ? 0 : b >= 255 ? 255 : b;
    }
  }
}

/** Factors from scaled coefficients to steps, and from steps to what the way back wants. */
interface StepTable {
  readonly toSteps: Float64Array;
  readonly fromSteps: Float64Array;
}

function scaleSteps(steps: readonly number[], quality: number): StepTable {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const whole = steps.map((step) => Math.max(1, Math.min(255, Math.floor((step * percent + 50) / 100))));
  const scale = (place: number) => cosineScale(place >> 3) * cosineScale(place & 7);
  return {
    toSteps: Float64Array.from(whole, (step, place) => 1 / (step * scale(place) * side)),
    fromSteps: Float64Array.from(whole, (step, place) => (step * scale(place)) / side),
  };
}

/** Transforms, rounds to the steps of the table and transforms back one block, in place. */
function quantizeBlock(unit: Unit, start: number, { toSteps, fromSteps }: StepTable) {
  for (let j = 0; j < blockSize; j += side) forwardCosines(unit, start + j, 1);
  for (let i = 0; i < side; i++) forwardCosines(unit, start + i, side);
  /** A bit for each column with anything below its first row. */
  let busyColumns = 0;
  let isFlat = true;
  for (let place = 0; place < blockSize; place++) {
    const step = unit[start + place]! * toSteps[place]! + rounder - rounder;
    unit[start + place] = step * fromSteps[place]!;
    if (step !== 0 && place > 0) {
      isFlat = false;
      if (place >= side) busyColumns |= 1 << (place & 7);
    }
  }
  // Most of the colour of a page is flat, and little is left of high frequencies.
  if (isFlat) {
    unit.fill(unit[start]!, start, start + blockSize);
    return;
  }
  for (let i = 0; i < side; i++) {
    if (busyColumns & (1 << i)) {
      backwardCosines(unit, start + i, side);
      continue;
    }
    const value = unit[start + i]!;
    for (let place = start + i + side; place < start + blockSize; place += side) unit[place] = value;
  }
  for (let j = 0; j < blockSize; j += side) backwardCosines(unit, start + j, 1);
}
