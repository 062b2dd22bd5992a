import FFT from 'fft.js';
import type { GrayImage } from '../../model/image.ts';

/** Power spectrum of one square of the picture; `power[v * size + u]` at frequency u / size, v / size (wrapped). */
export interface TileSpectrum {
  /** Centre of the tile. */
  readonly column: number;
  readonly row: number;
  readonly power: Float32Array;
}

/** A tile whose brightness varies less than this (grey levels squared) shows no grid. */
const leastVariance = 2;

/**
 * Windowed Fourier transform of squares that cover the picture. Each spectrum is scaled by the power of its half plane, so that a tile full of
 * text does not outweigh ten with a clean grid.
 */
export function tileSpectra(image: GrayImage, size: number): TileSpectrum[] {
  const transform = new FFT(size);
  const window = Float64Array.from({ length: size }, (_, k) => Math.sin((Math.PI * (k + 0.5)) / size) ** 2);
  const spectra: TileSpectrum[] = [];
  const columns = Math.max(1, Math.round(image.width / size));
  const rows = Math.max(1, Math.round(image.height / size));
  const place = (index: number, count: number, length: number) =>
    count === 1 ? Math.floor((length - size) / 2) : Math.floor(((length - size) * index) / (count - 1));
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const left = place(i, columns, image.width);
      const top = place(j, rows, image.height);
      if (left < 0 || top < 0) continue;
      const power = powerOf(image, { left, top, size, window, transform });
      if (power !== null) spectra.push({ column: left + (size - 1) / 2, row: top + (size - 1) / 2, power });
    }
  }
  return spectra;
}

interface TileJob {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly window: Float64Array;
  readonly transform: FFT;
}

function powerOf(image: GrayImage, job: TileJob): Float32Array | null {
  const { left, top, size, window, transform } = job;
  let sum = 0;
  let squares = 0;
  for (let y = 0; y < size; y++) {
    const p = (top + y) * image.width + left;
    for (let x = 0; x < size; x++) {
      const value = image.data[p + x]!;
      sum += value;
      squares += value * value;
    }
  }
  const mean = sum / (size * size);
  if (squares / (size * size) - mean * mean < leastVariance) return null;
  const lines = new Float64Array(size * size * 2);
  const input = new Float64Array(size * 2);
  const output = new Float64Array(size * 2);
  for (let y = 0; y < size; y++) {
    const p = (top + y) * image.width + left;
    for (let x = 0; x < size; x++) input[2 * x] = (image.data[p + x]! - mean) * window[x]! * window[y]!;
    transform.transform(output, input);
    lines.set(output, y * size * 2);
  }
  const power = new Float32Array(size * size);
  const column = new Float64Array(size * 2);
  let total = 0;
  for (let u = 0; u <= size / 2; u++) {
    for (let y = 0; y < size; y++) {
      column[2 * y] = lines[(y * size + u) * 2]!;
      column[2 * y + 1] = lines[(y * size + u) * 2 + 1]!;
    }
    transform.transform(output, column);
    for (let v = 0; v < size; v++) {
      const value = output[2 * v]! ** 2 + output[2 * v + 1]! ** 2;
      power[v * size + u] = value;
      power[((size - v) % size) * size + ((size - u) % size)] = value;
      total += value;
    }
  }
  for (let k = 0; k < power.length; k++) power[k]! /= total;
  return power;
}
