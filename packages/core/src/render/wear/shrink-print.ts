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
    for (let column = 0, at = 3 * row * width; column < width; column++, at += 3) {
      let pixel = 3 * (row * image.width + across.firsts[column]!);
      const end = (column + 1) * across.most;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let k = end - across.most; k < end; k++, pixel += 3) {
        const weight = across.weights[k]!;
        if (weight === 0) continue;
        red += weight * image.data[pixel]!;
        green += weight * image.data[pixel + 1]!;
        blue += weight * image.data[pixel + 2]!;
      }
      narrow[at] = red;
      narrow[at + 1] = green;
      narrow[at + 2] = blue;
    }
  }
  const down = cellWeights(image.height, height);
  const data = new Uint8Array(width * height * 3);
  const line = new Float32Array(3 * width);
  for (let row = 0; row < height; row++) {
    line.fill(0.5);
    for (let k = 0; k < down.most; k++) {
      const weight = down.weights[row * down.most + k]!;
      if (weight === 0) continue;
      const start = 3 * (down.firsts[row]! + k) * width;
      for (let i = 0; i < line.length; i++) line[i] = line[i]! + weight * narrow[start + i]!;
    }
    data.set(line, 3 * row * width);
  }
  return { width, height, data };
}

/** The first pixel that each cell covers, and for `most` pixels from there what part of the cell each is. */
function cellWeights(length: number, cells: number) {
  const size = length / cells;
  const most = Math.ceil(size) + 1;
  const firsts = new Int32Array(cells);
  const weights = new Float32Array(cells * most);
  for (let cell = 0; cell < cells; cell++) {
    const first = Math.min(length - 1, Math.floor(cell * size));
    firsts[cell] = first;
    for (let k = 0; k < most; k++) {
      const covered = Math.min(first + k + 1, (cell + 1) * size) - Math.max(first + k, cell * size);
      weights[cell * most + k] = first + k < length ? Math.max(0, covered / size) : 0;
    }
  }
  return { most, firsts, weights };
}
