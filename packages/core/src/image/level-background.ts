import type { GrayImage } from '../model/image.ts';

export interface LevelBackgroundOptions {
  readonly pixelsPerMillimetre: number;
  /** Value of full ink in the plane. */
  readonly fullInk: number;
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
  const result = new Uint8Array(data.length);
  const most = darkest * options.fullInk;
  for (let v = 0; v < height; v++) {
    const y = Math.min(Math.max((v + 0.5) / size - 0.5, 0), rows - 1);
    const y0 = Math.min(Math.floor(y), Math.max(rows - 2, 0));
    const lower = Math.min(y0 + 1, rows - 1) * columns;
    const upper = y0 * columns;
    const dy = y - y0;
    for (let u = 0; u < width; u++) {
      const value = data[v * width + u]!;
      if (value === 0) continue;
      const x = Math.min(Math.max((u + 0.5) / size - 0.5, 0), columns - 1);
      const x0 = Math.min(x | 0, Math.max(columns - 2, 0));
      const x1 = Math.min(x0 + 1, columns - 1);
      const dx = x - x0;
      const above = base[upper + x0]! + (base[upper + x1]! - base[upper + x0]!) * dx;
      const below = base[lower + x0]! + (base[lower + x1]! - base[lower + x0]!) * dx;
      const paper = Math.min(above + (below - above) * dy, most);
      const levelled = ((value - paper) * options.fullInk) / (options.fullInk - paper);
      result[v * width + u] = levelled < 0 ? 0 : levelled > 255 ? 255 : levelled;
    }
  }
  return { width, height, data: result };
}

function paperDarkness(plane: GrayImage, size: number, columns: number, rows: number): Float32Array {
  const base = new Float32Array(columns * rows);
  const histogram = new Uint16Array(256);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      histogram.fill(0);
      let count = 0;
      for (let v = j * size; v < Math.min((j + 1) * size, plane.height); v += 2) {
        for (let u = i * size; u < Math.min((i + 1) * size, plane.width); u++) {
          histogram[plane.data[v * plane.width + u]!]!++;
          count++;
        }
      }
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

/** Median of 3 × 3 cells: a cell full of ink does not count. */
function smooth(base: Float32Array, columns: number, rows: number): Float32Array {
  const result = new Float32Array(base.length);
  const around = new Float32Array(9);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      let n = 0;
      for (let b = -1; b <= 1; b++) {
        for (let a = -1; a <= 1; a++) {
          const x = Math.min(Math.max(i + a, 0), columns - 1);
          const y = Math.min(Math.max(j + b, 0), rows - 1);
          around[n++] = base[y * columns + x]!;
        }
      }
      around.sort();
      result[j * columns + i] = around[4]!;
    }
  }
  return result;
}
