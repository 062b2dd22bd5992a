import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../model/image.ts';
import { tileSpectra } from './tile-spectra.ts';

const size = 32;
const picture = (width: number, height: number, level: (column: number, row: number) => number): GrayImage => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, k) => level(k % width, Math.floor(k / width))),
});
/** A wave of u and v cycles a tile. */
const wave = (u: number, v: number) => (column: number, row: number) =>
  Math.round(128 + 100 * Math.cos((2 * Math.PI * (u * column + v * row)) / size));

/** Each bin's part of the whole power. */
function shares(power: Float32Array): Float32Array {
  const total = power.reduce((sum, value) => sum + value, 0);
  return power.map((value) => value / total);
}

/** Where the power is, as [u, v, part], strongest first. */
function peaks(spectrum: Float32Array, count: number) {
  const power = shares(spectrum);
  const order = [...power.keys()].sort((a, b) => power[b]! - power[a]!);
  return order.slice(0, count).map((k) => [k % size, Math.floor(k / size), Number(power[k]!.toFixed(3))]);
}

/** Index and part of some bins, from numpy. */
const reference = [
  [0, 0.000061895],
  [1, 0.023695524],
  [3, 0.040902782],
  [9, 0.020092897],
  [20, 0.009419508],
  [28, 0.008749356],
  [37, 0.014953396],
  [63, 0.020092897],
] as const;

describe('tileSpectra', () => {
  it('finds a wave at its frequency and at the opposite one', () => {
    const [only] = tileSpectra(picture(size, size, wave(5, 0)), size);
    // A squared sine as window spreads a wave over three bins in each direction with amplitudes 1 : 2 : 1, so that the
    // middle holds (4/6)² of its power, half of it on each side.
    expect(peaks(only!.power, 2).sort()).toEqual([
      [27, 0, 0.222],
      [5, 0, 0.222],
    ]);
  });

  it.each([
    [0, 7],
    [6, 3],
    [6, -3],
  ])('finds a wave of %d across and %d down', (u, v) => {
    const [only] = tileSpectra(picture(size, size, wave(u, v)), size);
    const found = peaks(only!.power, 2).map(([a, b]) => [a, b]);
    expect(found).toContainEqual([u, (v + size) % size]);
    expect(found).toContainEqual([(size - u) % size, (size - v) % size]);
  });

  it('agrees with numpy on a tile of any grey levels', () => {
    // k = np.arange(64); tile = ((k * 37 + k**2 * 11) % 251).reshape(8, 8).astype(float)
    // w = np.sin(np.pi * (np.arange(8) + 0.5) / 8) ** 2
    // p = np.abs(np.fft.fft2((tile - tile.mean()) * np.outer(w, w))) ** 2; p / p.sum()
    const tile = picture(8, 8, (column, row) => {
      const k = row * 8 + column;
      return (k * 37 + k * k * 11) % 251;
    });
    const [only] = tileSpectra(tile, 8);
    for (const [k, value] of reference) expect(shares(only!.power)[k]).toBeCloseTo(value, 6);
  });

  it('weighs a faint tile like a strong one', () => {
    const [faint] = tileSpectra(
      picture(size, size, (column) => 128 + 3 * (column % 4 < 2 ? 1 : 0)),
      size,
    );
    const [strong] = tileSpectra(
      picture(size, size, (column) => 10 + 240 * (column % 4 < 2 ? 1 : 0)),
      size,
    );
    for (const [k, value] of strong!.power.entries()) expect(faint!.power[k]).toBeCloseTo(value, 5);
  });

  it('covers the picture to its edges', () => {
    const tiles = tileSpectra(picture(70, 33, wave(5, 5)), size);
    expect(tiles.map(({ column, row }) => [column, row])).toEqual([
      [15.5, 15.5],
      [53.5, 15.5],
    ]);
  });

  it('leaves out tiles on which nothing is drawn', () => {
    const half = picture(2 * size, size, (column, row) => (column < size ? 200 : wave(5, 0)(column, row)));
    expect(tileSpectra(half, size).map(({ column }) => column)).toEqual([47.5]);
  });

  it('finds nothing in a picture smaller than a tile', () => {
    expect(tileSpectra(picture(size, size - 1, wave(5, 0)), size)).toEqual([]);
  });

  it('transforms only every so many tiles of those that show anything', () => {
    const half = picture(6 * size, size, (column, row) => (column < size ? 128 : wave(5, 3)(column, row)));
    const all = tileSpectra(half, size);
    const some = tileSpectra(half, size, { every: 2 });
    expect(all).toHaveLength(5);
    expect(some).toEqual([all[0], all[2], all[4]]);
  });
});
