import { evenBytes, halves, type PackedImage } from './packed-image.ts';

/** What a pixel takes from another, `column` to its right and `row` below; weights are whole and 256 in all. */
export interface Tap {
  readonly column: number;
  readonly row: number;
  readonly weight: number;
}

/** The sum of all weights. */
export const tapSum = 256;

/** Weighs the pixels around each pixel; beyond the edges the picture goes on with its last pixels. */
export function convolveImage({ width, height, data }: PackedImage, taps: readonly Tap[]): PackedImage {
  const blurred = new Int32Array(data.length);
  const evens = new Int32Array(width);
  const odds = new Int32Array(width);
  for (let row = 0; row < height; row++) {
    evens.fill(halves);
    odds.fill(halves);
    for (const { column, row: down, weight } of taps) {
      const start = width * Math.max(0, Math.min(height - 1, row + down));
      const first = Math.min(width, Math.max(0, -column));
      const end = Math.max(first, Math.min(width, width - column));
      addEdge(evens, odds, { from: 0, to: first, pixel: data[start]!, weight });
      addEdge(evens, odds, { from: end, to: width, pixel: data[start + width - 1]!, weight });
      for (let index = first, from = start + first + column; index < end; index++, from++) {
        const pixel = data[from]!;
        evens[index] = evens[index]! + Math.imul(pixel & evenBytes, weight);
        odds[index] = odds[index]! + Math.imul((pixel >>> 8) & evenBytes, weight);
      }
    }
    const at = row * width;
    for (let index = 0; index < width; index++) {
      blurred[at + index] = ((evens[index]! >>> 8) & evenBytes) | (odds[index]! & ~evenBytes);
    }
  }
  return { width, height, data: blurred };
}

function addEdge(
  evens: Int32Array,
  odds: Int32Array,
  edge: { readonly from: number; readonly to: number; readonly pixel: number; readonly weight: number },
) {
  const even = Math.imul(edge.pixel & evenBytes, edge.weight);
  const odd = Math.imul((edge.pixel >>> 8) & evenBytes, edge.weight);
  for (let index = edge.from; index < edge.to; index++) {
    evens[index] = evens[index]! + even;
    odds[index] = odds[index]! + odd;
  }
}
