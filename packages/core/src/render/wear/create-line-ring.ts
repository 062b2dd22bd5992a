import type { PackedImage } from './packed-image.ts';

/** Copies of the last lines of a picture, with repetitions of their ends. */
export interface LineRing {
  /** Copies the lines up to this one that it has not seen yet. */
  readonly readTo: (row: number) => void;
  /** The address of the first pixel of a line, which goes on for `border` pixels to both sides; rows beyond the picture are its edge. */
  readonly addressOf: (row: number) => number;
}

/** Keeps so many lines of a picture; those who change it in place still find them as they were. */
export function createLineRing(
  { width, height, address, scratch }: PackedImage,
  { lines, border }: { readonly lines: number; readonly border: number },
): LineRing {
  const { bytes } = scratch;
  const lineBytes = 4 * (width + 2 * border);
  const places = Array.from({ length: lines }, () => scratch.take(lineBytes));
  const numbers = new Int32Array(bytes.buffer);
  let done = 0;
  const readLine = (row: number) => {
    const place = places[row % lines]!;
    const start = place + 4 * border;
    bytes.copyWithin(start, address + 4 * row * width, address + 4 * (row + 1) * width);
    numbers.fill(numbers[start / 4]!, place / 4, start / 4);
    const end = start / 4 + width;
    numbers.fill(numbers[end - 1]!, end, end + border);
  };
  return {
    readTo: (row) => {
      for (; done <= Math.min(height - 1, row); done++) readLine(done);
    },
    addressOf: (row) => places[Math.max(0, Math.min(height - 1, row)) % lines]! + 4 * border,
  };
}
