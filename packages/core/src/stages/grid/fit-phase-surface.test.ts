import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../render/create-seeded-random.ts';
import { fitPhaseSurface } from './fit-phase-surface.ts';
import type { PhaseField } from './track-phase.ts';

type Phase = (column: number, row: number) => number;
const lattice = { columns: 14, rows: 10, hop: 40, offset: 20 };

/** Phases as measured on the lattice; `spoil` may change or drop any of them. */
function fieldOf(phase: Phase, spoil: (value: number, i: number, j: number) => number = (value) => value): PhaseField {
  const { columns, rows, hop, offset } = lattice;
  const values = Float64Array.from({ length: columns * rows }, (_, k) => {
    const [i, j] = [k % columns, Math.floor(k / columns)];
    return spoil(phase(offset + i * hop, offset + j * hop), i, j);
  });
  return { ...lattice, phase: values, quality: new Float32Array(columns * rows).fill(0.5) };
}

function worstError(field: PhaseField, truth: Phase): number {
  const surface = fitPhaseSurface(field)!;
  let worst = 0;
  for (let row = 20; row <= 380; row += 7) {
    for (let column = 20; column <= 540; column += 7) {
      worst = Math.max(worst, Math.abs(surface.evaluate(column, row) - truth(column, row)));
    }
  }
  return worst;
}

const cubic: Phase = (column, row) => {
  const [u, v] = [(column - 280) / 280, (row - 200) / 200];
  return 3 + column / 8 + row / 90 + 0.4 * u * u * v - 0.3 * v ** 3 + 0.2 * u * v;
};

describe('fitPhaseSurface', () => {
  it('gives a cubic surface back', () => {
    expect(worstError(fieldOf(cubic), cubic)).toBeLessThan(1e-4);
    expect(fitPhaseSurface(fieldOf(cubic))).toMatchObject({ followed: 1 });
    expect(fitPhaseSurface(fieldOf(cubic))!.residual).toBeLessThan(1e-4);
  });

  it('goes on beyond the lattice', () => {
    const surface = fitPhaseSurface(fieldOf(cubic))!;
    expect(surface.evaluate(-10, -15)).toBeCloseTo(cubic(-10, -15), 4);
    expect(surface.evaluate(575, 420)).toBeCloseTo(cubic(575, 420), 4);
  });

  it('throws outliers out, one in eight', () => {
    const wild = (i: number, j: number) => (3 * i + 5 * j) % 8 === 0;
    const field = fieldOf(cubic, (value, i, j) => value + (wild(i, j) ? (i % 2 === 0 ? 0.3 : -0.25) : 0));
    expect(worstError(field, cubic)).toBeLessThan(0.01);
    expect(fitPhaseSurface(field)!.residual).toBeLessThan(0.01);
  });

  it('throws a block out that is wrong by a whole line', () => {
    const field = fieldOf(cubic, (value, i, j) => value + (i >= 11 && j >= 8 ? 1 : 0));
    const surface = fitPhaseSurface(field)!;
    for (const [column, row] of [
      [20, 20],
      [280, 200],
      [380, 380],
      [540, 20],
      [420, 300],
    ] as const) {
      expect(Math.abs(surface.evaluate(column, row) - cubic(column, row))).toBeLessThan(0.02);
    }
  });

  it('bridges paper on which the grid was lost', () => {
    const field = fieldOf(cubic, (value, i, j) => (i > 4 && i < 9 && j > 2 && j < 7 ? Number.NaN : value));
    expect(worstError(field, cubic)).toBeLessThan(1e-3);
    expect(fitPhaseSurface(field)!.followed).toBeCloseTo(1 - 16 / 140, 9);
  });

  it('follows a slow wave that no cubic can', () => {
    const wave: Phase = (column) => column / 8 + 0.15 * Math.sin((2 * Math.PI * column) / 400);
    const surface = fitPhaseSurface(fieldOf(wave))!;
    // The best cubic is off by 0.13 of the 0.15 lines of this wave.
    for (let column = 100; column <= 460; column += 5) {
      expect(Math.abs(surface.evaluate(column, 200) - wave(column, 200))).toBeLessThan(0.04);
    }
  });

  it('smooths the noise of the phases', () => {
    const { uniform } = createSeededRandom(7);
    const field = fieldOf(cubic, (value) => value + (uniform() - 0.5) * 0.06);
    expect(worstError(field, cubic)).toBeLessThan(0.03);
    // A uniform error of ±0.03 has a standard deviation of 0.0173.
    expect(fitPhaseSurface(field)!.residual).toBeGreaterThan(0.01);
    expect(fitPhaseSurface(field)!.residual).toBeLessThan(0.02);
  });

  it('needs a dozen places', () => {
    const few = (count: number) => fieldOf(cubic, (value, i, j) => (j * 14 + i < count ? value : Number.NaN));
    expect(fitPhaseSurface(few(11))).toBeNull();
    expect(fitPhaseSurface(few(12))).not.toBeNull();
  });
});
