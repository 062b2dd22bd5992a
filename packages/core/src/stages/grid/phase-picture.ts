import type { GrayImage } from '../../model/image.ts';

/** A picture as phases are measured in it: the same pixels, summed where single ones tell nothing more. */
export interface PhasePicture {
  readonly width: number;
  readonly height: number;
  /** Sums along lines: of `thickness` rows for upright lines, of as many columns for lying ones. */
  readonly squeeze: (lines: 'upright' | 'lying', thickness: number) => SqueezedPicture;
  /** Sums of squares of `blockSide` × `blockSide` pixels. */
  readonly blocks: () => BlockSums;
}

/** Sums of pixels along lines. Position k of strip n is `data[n * length + k]`. */
export interface SqueezedPicture {
  readonly data: Uint16Array;
  /** Pixels across the lines, and the number of strips. */
  readonly length: number;
  readonly strips: number;
  /** Pixels that are summed. */
  readonly thickness: number;
}

/** Sums of values, and of their squares, over squares of the picture; a rest at the right and lower edge is left out. */
export interface BlockSums {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  readonly squares: Float32Array;
}

/** Side of the squares: a small part of any window. */
export const blockSide = 4;

/** Prepares a picture in which the phase of lines is measured in many places. What is asked for twice is made once. */
export function preparePhases(image: GrayImage): PhasePicture {
  const squeezed = new Map<string, SqueezedPicture>();
  let blocks: BlockSums | null = null;
  return {
    width: image.width,
    height: image.height,
    squeeze: (lines, thickness) => {
      const name = `${lines} ${thickness}`;
      const known = squeezed.get(name);
      if (known !== undefined) return known;
      const made = lines === 'upright' ? sumRows(image, thickness) : sumColumns(image, thickness);
      squeezed.set(name, made);
      return made;
    },
    blocks: () => {
      blocks ??= sumBlocks(image);
      return blocks;
    },
  };
}

function sumRows({ width, height, data }: GrayImage, thickness: number): SqueezedPicture {
  const strips = Math.floor(height / thickness);
  const sums = new Uint16Array(strips * width);
  for (let n = 0; n < strips; n++) {
    const strip = sums.subarray(n * width, (n + 1) * width);
    for (let b = 0, p = n * thickness * width; b < thickness; b++) {
      for (let x = 0; x < width; x++, p++) strip[x]! += data[p]!;
    }
  }
  return { data: sums, length: width, strips, thickness };
}

/** Columns become strips, so that what lies across the lines lies along memory in both kinds. */
function sumColumns({ width, height, data }: GrayImage, thickness: number): SqueezedPicture {
  const strips = Math.floor(width / thickness);
  const sums = new Uint16Array(strips * height);
  for (let y = 0; y < height; y++) {
    for (let n = 0, p = y * width, k = y; n < strips; n++, k += height) {
      let sum = 0;
      for (const end = p + thickness; p < end; p++) sum += data[p]!;
      sums[k] = sum;
    }
  }
  return { data: sums, length: height, strips, thickness };
}

function sumBlocks({ width, height, data }: GrayImage): BlockSums {
  const columns = Math.floor(width / blockSide);
  const rows = Math.floor(height / blockSide);
  const values = new Float32Array(columns * rows);
  const squares = new Float32Array(columns * rows);
  for (let y = 0; y < rows * blockSide; y++) {
    const first = Math.floor(y / blockSide) * columns;
    for (let k = first, p = y * width; k < first + columns; k++) {
      let sum = 0;
      let square = 0;
      for (const end = p + blockSide; p < end; p++) {
        const value = data[p]!;
        sum += value;
        square += value * value;
      }
      values[k]! += sum;
      squares[k]! += square;
    }
  }
  return { columns, rows, values, squares };
}
