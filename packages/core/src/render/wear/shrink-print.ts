import type { RgbImage } from '../../model/image.ts';

/**
 * The mean colour of whole cells: what a coarser print or screen keeps of a picture. Never more pixels than before.
 *
 * @param factor Width and height of a cell in pixels.
 */
export function shrinkPrint(image: RgbImage, factor: { readonly columns: number; readonly rows: number }): RgbImage {
  const width = Math.max(1, Math.min(image.width, Math.round(image.width / factor.columns)));
  const height = Math.max(1, Math.min(image.height, Math.round(image.height / factor.rows)));
  const narrow = new Float32Array(width * image.height * 3);
  const across = cellWeights(image.width, width);
  for (let row = 0; row < image.height; row++) {
    for (let column = 0; column < width; column++) {
      const { first, weights } = across[column]!;
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let k = 0; k < weights.length; k++) {
          sum += weights[k]! * image.data[3 * (row * image.width + first + k) + channel]!;
        }
        narrow[3 * (row * width + column) + channel] = sum;
      }
    }
  }
  const down = cellWeights(image.height, height);
  const data = new Uint8Array(width * height * 3);
  const line = new Float32Array(3 * width);
  for (let row = 0; row < height; row++) {
    const { first, weights } = down[row]!;
    line.fill(0.5);
    for (let k = 0; k < weights.length; k++) {
      const start = 3 * (first + k) * width;
      for (let i = 0; i < line.length; i++) line[i]! += weights[k]! * narrow[start + i]!;
    }
    data.set(line, 3 * row * width);
  }
  return { width, height, data };
}

/** Which pixels each cell covers, and what part of the cell each is. */
function cellWeights(length: number, cells: number) {
  const size = length / cells;
  return Array.from({ length: cells }, (_, cell) => {
    const first = Math.min(length - 1, Math.floor(cell * size));
    const end = Math.min(length, Math.ceil((cell + 1) * size - 1e-9));
    const weights = Array.from({ length: Math.max(1, end - first) }, (_unused, k) => {
      const covered = Math.min(first + k + 1, (cell + 1) * size) - Math.max(first + k, cell * size);
      return covered / size;
    });
    return { first, weights };
  });
}
