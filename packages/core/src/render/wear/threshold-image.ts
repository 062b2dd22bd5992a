/** A picture of three bytes a pixel, or four of which the last is left alone. */
interface BytePixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Weights of red, green and blue, of 256. */
const redWeight = 77;
const greenWeight = 150;
const blueWeight = 29;
/** A scanner that adapts looks at squares of about this many pixels. */
const cell = 32;

/**
 * Black where the brightness is under the threshold, white elsewhere, in place. With adaptation the threshold follows
 * the brightness of the paper around, measured as the brightest pixel nearby.
 */
export function thresholdImage(image: BytePixels, threshold: number, adaptation: number): void {
  const { width, height, data } = image;
  const brightness = new Uint8Array(width * height);
  const step = data.length / brightness.length;
  for (let i = 0, at = 0; i < brightness.length; i++, at += step) {
    brightness[i] = (redWeight * data[at]! + greenWeight * data[at + 1]! + blueWeight * data[at + 2]!) >> 8;
  }
  const around = adaptation > 0 ? brightestCells(brightness, width, height) : null;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const index = row * width + column;
      const paper = around === null ? 255 : 255 + adaptation * (around(column, row) - 255);
      data.fill(brightness[index]! * 255 < threshold * paper ? 0 : 255, step * index, step * index + 3);
    }
  }
}

/** The brightest level of each cell, joined bilinearly between the cells' centres. */
function brightestCells(brightness: Uint8Array, width: number, height: number) {
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  const most = new Uint8Array(columns * rows);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const index = Math.floor(row / cell) * columns + Math.floor(column / cell);
      most[index] = Math.max(most[index]!, brightness[row * width + column]!);
    }
  }
  return (column: number, row: number) => {
    const i = Math.max(0, Math.min(columns - 1, column / cell - 0.5));
    const j = Math.max(0, Math.min(rows - 1, row / cell - 0.5));
    const left = Math.floor(i);
    const top = Math.floor(j);
    const right = Math.min(columns - 1, left + 1);
    const bottom = Math.min(rows - 1, top + 1);
    const upper =
      most[top * columns + left]! + (i - left) * (most[top * columns + right]! - most[top * columns + left]!);
    const lower =
      most[bottom * columns + left]! + (i - left) * (most[bottom * columns + right]! - most[bottom * columns + left]!);
    return upper + (j - top) * (lower - upper);
  };
}
