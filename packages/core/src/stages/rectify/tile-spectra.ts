import FFT from 'fft.js';
import type { GrayImage } from '../../model/image.ts';

/** Power spectrum of one square of the picture; `power[v * size + u]` at frequency u / size, v / size (wrapped). */
export interface TileSpectrum {
  /** Centre of the tile. */
  readonly column: number;
  readonly row: number;
  readonly power: Float32Array;
}

export interface TileSpectraOptions {
  /** Of the tiles that show anything, only the first of every so many is transformed. Default 1: all of them. */
  readonly every?: number;
}

/** A tile whose brightness varies less than this (grey levels squared) shows no grid. */
const leastVariance = 2;

/**
 * Windowed Fourier transform of squares that cover the picture. Each spectrum is scaled by the power of its half plane, so that a tile full of
 * text does not outweigh ten with a clean grid.
 */
export function tileSpectra(image: GrayImage, size: number, { every = 1 }: TileSpectraOptions = {}): TileSpectrum[] {
  const workplace = createWorkplace(size);
  const spectra: TileSpectrum[] = [];
  let seen = 0;
  const columns = Math.max(1, Math.round(image.width / size));
  const rows = Math.max(1, Math.round(image.height / size));
  const place = (index: number, count: number, length: number) =>
    count === 1 ? Math.floor((length - size) / 2) : Math.floor(((length - size) * index) / (count - 1));
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const left = place(i, columns, image.width);
      const top = place(j, rows, image.height);
      if (left < 0 || top < 0) continue;
      const mean = meanOf(image, { left, top }, size);
      if (mean === null || seen++ % every !== 0) continue;
      const power = powerOf(image, { left, top, mean }, workplace);
      spectra.push({ column: left + (size - 1) / 2, row: top + (size - 1) / 2, power });
    }
  }
  return spectra;
}

/** What the transforms of all tiles share. */
interface Workplace {
  readonly size: number;
  readonly transform: FFT;
  readonly window: Float64Array;
  readonly input: Float64Array;
  readonly output: Float64Array;
  /** The transformed columns: frequency v of column x is the complex number at v * stride + 2 * x. */
  readonly columns: Float64Array;
  readonly stride: number;
}

function createWorkplace(size: number): Workplace {
  // A little more than a power of two: lines of the cache would fall together.
  const stride = 2 * size + 8;
  return {
    size,
    transform: new FFT(size),
    window: Float64Array.from({ length: size }, (_, k) => Math.sin((Math.PI * (k + 0.5)) / size) ** 2),
    input: new Float64Array(size * 2),
    output: new Float64Array(size * 2),
    columns: new Float64Array((size / 2 + 1) * stride),
    stride,
  };
}

interface TilePlace {
  readonly left: number;
  readonly top: number;
}

interface Tile extends TilePlace {
  readonly mean: number;
}

function powerOf(image: GrayImage, tile: Tile, workplace: Workplace): Float32Array {
  const { size, transform, columns, stride, output } = workplace;
  for (let x = 0; x < size; x += 2) transformColumns(image, { ...tile, x }, workplace);
  const power = new Float32Array(size * size);
  let total = 0;
  for (let v = 0; v <= size / 2; v++) {
    transform.transform(output, columns.subarray(v * stride, v * stride + 2 * size));
    const mirrored = ((size - v) % size) * size;
    for (let u = 0; u < size; u++) {
      const re = output[2 * u]!;
      const im = output[2 * u + 1]!;
      const value = re * re + im * im;
      power[v * size + u] = value;
      power[mirrored + ((size - u) & (size - 1))] = value;
      total += value;
    }
  }
  for (let k = 0; k < power.length; k++) power[k]! /= total;
  return power;
}

/** Mean of a tile; null where it varies too little to show a grid. */
function meanOf(image: GrayImage, { left, top }: TilePlace, size: number): number | null {
  let sum = 0;
  let squares = 0;
  for (let y = 0; y < size; y++) {
    for (let p = (top + y) * image.width + left, end = p + size; p < end; p++) {
      const value = image.data[p]!;
      sum += value;
      squares += value * value;
    }
  }
  const mean = sum / (size * size);
  return squares / (size * size) - mean * mean < leastVariance ? null : mean;
}

/** Two columns at once, as real and imaginary part: the symmetry of the transforms of real numbers tells them apart. */
function transformColumns(
  { width, data }: GrayImage,
  { left, top, mean, x }: Tile & { readonly x: number },
  { size, transform, window, input, output, columns, stride }: Workplace,
): void {
  const one = window[x]!;
  const other = window[x + 1]!;
  for (let y = 0, p = top * width + left + x; y < size; y++, p += width) {
    input[2 * y] = (data[p]! - mean) * one * window[y]!;
    input[2 * y + 1] = (data[p + 1]! - mean) * other * window[y]!;
  }
  transform.transform(output, input);
  for (let v = 0, k = 2 * x; v <= size / 2; v++, k += stride) {
    const opposite = 2 * ((size - v) & (size - 1));
    const re = output[2 * v]!;
    const im = output[2 * v + 1]!;
    const reOpposite = output[opposite]!;
    const imOpposite = output[opposite + 1]!;
    columns[k] = (re + reOpposite) / 2;
    columns[k + 1] = (im - imOpposite) / 2;
    columns[k + 2] = (im + imOpposite) / 2;
    columns[k + 3] = (reOpposite - re) / 2;
  }
}
