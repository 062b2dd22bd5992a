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
  image: PackedImage,
  size: { readonly lines: number; readonly border: number },
): LineRing {
  return new CopiedLines(image, size);
}

/** A class, as its methods are compiled once for all pictures. */
class CopiedLines implements LineRing {
  readonly #image: PackedImage;
  readonly #border: number;
  readonly #places: readonly number[];
  readonly #numbers: Int32Array;
  #done = 0;

  constructor(image: PackedImage, { lines, border }: { readonly lines: number; readonly border: number }) {
    const { scratch, width } = image;
    this.#image = image;
    this.#border = border;
    this.#places = Array.from({ length: lines }, () => scratch.take(4 * (width + 2 * border)));
    this.#numbers = new Int32Array(scratch.bytes.buffer);
  }

  readTo(row: number): void {
    const last = Math.min(this.#image.height - 1, row);
    for (; this.#done <= last; this.#done++) this.#readLine(this.#done);
  }

  addressOf(row: number): number {
    const inside = Math.max(0, Math.min(this.#image.height - 1, row));
    return this.#places[inside % this.#places.length]! + 4 * this.#border;
  }

  #readLine(row: number): void {
    const { width, address, scratch } = this.#image;
    const numbers = this.#numbers;
    const border = this.#border;
    const place = this.#places[row % this.#places.length]!;
    const start = place + 4 * border;
    scratch.bytes.copyWithin(start, address + 4 * row * width, address + 4 * (row + 1) * width);
    numbers.fill(numbers[start / 4]!, place / 4, start / 4);
    const end = start / 4 + width;
    numbers.fill(numbers[end - 1]!, end, end + border);
  }
}
