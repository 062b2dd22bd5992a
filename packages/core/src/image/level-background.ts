import type { GrayImage } from '../model/image.ts';

export interface LevelBackgroundOptions {
  readonly pixelsPerMillimetre: number;
  /** Value of full ink in the plane. */
  readonly fullInk: number;
  /** Whether the plane itself takes the result, which spares memory of its size. Default: it stays as it is. */
  readonly inPlace?: boolean;
}

/** Side of the cells in which bare paper is looked for (mm): wider than a grid cell, smaller than a crease's shadow. */
const cell = 2;
/** Share of a cell that is sure to be bare paper, whatever is drawn there. */
const barePaper = 0.15;
/** Paper darker than this part of full ink shows nothing any more. */
const darkest = 0.8;

/**
 * Takes fine shadows (creases, folds, dirt) off an ink plane: the darkness of the bare paper in every small cell becomes 0,
 * full ink stays full ink.
 */
export function levelBackground(plane: GrayImage, options: LevelBackgroundOptions): GrayImage {
  const { width, height, data } = plane;
  const size = Math.round(cell * options.pixelsPerMillimetre);
  const columns = Math.ceil(width / size);
  const rows = Math.ceil(height / size);
  const base = smooth(paperDarkness(plane, size, columns, rows), columns, rows);
  const result = options.inPlace ? data : new Uint8Array(data.length);
  const most = darkest * options.fullInk;
  const spread = spreadOver(width, size, columns);
  let upper: PaperLine = { row: -1, darkness: new Float64Array(width), bare: true };
  let lower: PaperLine = { row: -1, darkness: new Float64Array(width), bare: true };
  for (let v = 0; v < height; v++) {
    const y = Math.min(Math.max((v + 0.5) / size - 0.5, 0), rows - 1);
    const y0 = Math.min(Math.floor(y), Math.max(rows - 2, 0));
    const y1 = Math.min(y0 + 1, rows - 1);
    if (y0 !== upper.row) {
      const free = upper.darkness;
      upper = lower.row === y0 ? lower : spread(base, y0, free);
      lower = spread(base, y1, upper === lower ? free : lower.darkness);
    }
    const from = v * width;
    if (upper.bare && lower.bare) {
      if (result !== data) result.set(data.subarray(from, from + width), from);
    } else {
      const between = { upper: upper.darkness, lower: lower.darkness, part: y - y0 };
      levelLine(data, result, { from, ...between, most, fullInk: options.fullInk });
    }
  }
  return { width, height, data: result };
}

/** One line of cells, spread over the pixels of a line. */
interface PaperLine {
  readonly row: number;
  readonly darkness: Float64Array;
  /** Whether no paper of it is dark at all. */
  readonly bare: boolean;
}

interface Line {
  /** Index of its first pixel. */
  readonly from: number;
  /** Darkness of the paper in the line of cells above and below, a value a pixel. */
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  /** How far the line lies on the way from `upper` to `lower`. */
  readonly part: number;
  readonly most: number;
  readonly fullInk: number;
}

function levelLine(data: Uint8Array, result: Uint8Array, line: Line): void {
  const { from, upper, lower, part, most, fullInk } = line;
  for (let u = 0, p = from; u < upper.length; u++, p++) {
    const value = data[p]!;
    if (value === 0) continue;
    const seen = upper[u]! + (lower[u]! - upper[u]!) * part;
    const paper = seen < most ? seen : most;
    const levelled = value <= paper ? 0 : ((value - paper) * fullInk) / (fullInk - paper);
    result[p] = levelled > 255 ? 255 : levelled;
  }
}

/** Gives a function that spreads the values of one line of cells over the pixels of a line. */
function spreadOver(width: number, size: number, columns: number) {
  const cellOf = new Int32Array(width);
  const part = new Float64Array(width);
  for (let u = 0; u < width; u++) {
    const x = Math.min(Math.max((u + 0.5) / size - 0.5, 0), columns - 1);
    cellOf[u] = Math.min(x | 0, Math.max(columns - 2, 0));
    part[u] = x - cellOf[u]!;
  }
  return (base: Float32Array, row: number, darkness: Float64Array): PaperLine => {
    let sum = 0;
    for (let u = 0; u < width; u++) {
      const left = base[row * columns + cellOf[u]!]!;
      const right = base[row * columns + Math.min(cellOf[u]! + 1, columns - 1)]!;
      darkness[u] = left + (right - left) * part[u]!;
      sum += darkness[u]!;
    }
    return { row, darkness, bare: sum === 0 };
  };
}

/** Darkness below which `barePaper` of each cell lies. */
function paperDarkness(plane: GrayImage, size: number, columns: number, rows: number): Float32Array {
  const base = new Float32Array(columns * rows);
  const histogram = new Uint16Array(256);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      histogram.fill(0);
      const right = Math.min((i + 1) * size, plane.width);
      const bottom = Math.min((j + 1) * size, plane.height);
      const count = countValues(plane, { left: i * size, top: j * size, right, bottom }, histogram);
      let value = 0;
      let rest = count * barePaper - histogram[0]!;
      while (value < 255 && rest > 0) {
        value++;
        rest -= histogram[value]!;
      }
      base[j * columns + i] = value;
    }
  }
  return base;
}

/** Counts the values in every second line of a cell, and gives back how many there are. */
function countValues(
  { width, data }: GrayImage,
  cell: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  histogram: Uint16Array,
): number {
  const { left, right, top, bottom } = cell;
  for (let v = top; v < bottom; v += 2) {
    for (let p = v * width + left, end = v * width + right; p < end; p++) histogram[data[p]!]!++;
  }
  return (right - left) * Math.ceil((bottom - top) / 2);
}

/** Median of 3 × 3 cells: a cell full of ink does not count. */
function smooth(base: Float32Array, columns: number, rows: number): Float32Array {
  const result = new Float32Array(base.length);
  const around = new Float32Array(9);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      let n = 0;
      for (let b = -1; b <= 1; b++) {
        const line = Math.min(Math.max(j + b, 0), rows - 1) * columns;
        for (let a = -1; a <= 1; a++) insert(around, n++, base[line + Math.min(Math.max(i + a, 0), columns - 1)]!);
      }
      result[j * columns + i] = around[4]!;
    }
  }
  return result;
}

/** Puts a value in its place among the first `count`, which are in order. */
function insert(sorted: Float32Array, count: number, value: number): void {
  let k = count;
  for (; k > 0 && sorted[k - 1]! > value; k--) sorted[k] = sorted[k - 1]!;
  sorted[k] = value;
}
