import type { RgbImage } from '../../model/image.ts';

/**
 * The mean colour of whole cells: what a coarser print or screen keeps of a picture. Never more pixels than before.
 *
 * @param factor Width and height of a cell in pixels.
 */
export function shrinkPrint(image: RgbImage, factor: { readonly columns: number; readonly rows: number }): RgbImage {
  const width = Math.max(1, Math.min(image.width, Math.round(image.width / factor.columns)));
  const height = Math.max(1, Math.min(image.height, Math.round(image.height / factor.rows)));
  const across = cellWeights(image.width, width);
  const down = cellWeights(image.height, height);
  // Rows that are narrow already, the last of them.
  const narrow = Array.from({ length: down.most }, () => new Float32Array(3 * width));
  let done = 0;
  const data = new Uint8Array(width * height * 3);
  const line = new Float32Array(3 * width);
  for (let row = 0; row < height; row++) {
    line.fill(0.5);
    for (let k = 0; k < down.most; k++) {
      const weight = down.weights[row * down.most + k]!;
      if (weight === 0) continue;
      const from = down.firsts[row]! + k;
      for (; done <= from; done++) narrowRow(image, done, { across, into: narrow[done % down.most]! });
      addLine(line, narrow[from % down.most]!, weight);
    }
    data.set(line, 3 * row * width);
  }
  return { width, height, data };
}

interface CellWeights {
  readonly most: number;
  readonly firsts: Int32Array;
  readonly weights: Float32Array;
}

function narrowRow(
  { width, data }: RgbImage,
  row: number,
  { across, into }: { readonly across: CellWeights; readonly into: Float32Array },
) {
  const { most, firsts, weights } = across;
  for (let column = 0, at = 0; column < firsts.length; column++, at += 3) {
    let pixel = 3 * (row * width + firsts[column]!);
    const end = (column + 1) * most;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let k = end - most; k < end; k++, pixel += 3) {
      const weight = weights[k]!;
      if (weight === 0) continue;
      red += weight * data[pixel]!;
      green += weight * data[pixel + 1]!;
      blue += weight * data[pixel + 2]!;
    }
    into[at] = red;
    into[at + 1] = green;
    into[at + 2] = blue;
  }
}

function addLine(sum: Float32Array, line: Float32Array, weight: number) {
  for (let index = 0; index < sum.length; index++) sum[index] = sum[index]! + weight * line[index]!;
}

/** The first pixel that each cell covers, and for `most` pixels from there what part of the cell each is. */
function cellWeights(length: number, cells: number): CellWeights {
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
