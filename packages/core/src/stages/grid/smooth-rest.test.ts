import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../render/create-seeded-random.ts';
import { smoothRest } from './smooth-rest.ts';
import type { PhaseField } from './track-phase.ts';

const lattice = { columns: 20, rows: 15, hop: 20, offset: 10 };
type Rest = (i: number, j: number) => number;

function fieldOf(rest: Rest): PhaseField {
  const count = lattice.columns * lattice.rows;
  const phase = Float64Array.from({ length: count }, (_, k) =>
    rest(k % lattice.columns, Math.floor(k / lattice.columns)),
  );
  return { ...lattice, phase, quality: new Float32Array(count).fill(0.4) };
}

const at = (field: PhaseField, i: number, j: number) =>
  smoothRest(field)!.evaluate(lattice.offset + i * lattice.hop, lattice.offset + j * lattice.hop);

describe('smoothRest', () => {
  it('gives a plane back to its very edge, and goes on beyond it for a place', () => {
    const plane: Rest = (i, j) => 0.1 * i - 0.05 * j;
    const field = fieldOf((i, j) => (i >= 3 && i <= 15 && j <= 12 ? plane(i, j) : Number.NaN));
    for (const [i, j] of [
      [3, 0],
      [15, 12],
      [9, 6],
      [16, 6],
      [2, 5],
    ] as const) {
      expect(at(field, i, j)).toBeCloseTo(plane(i, j), 2);
    }
    expect(smoothRest(field)!.residual).toBeLessThan(1e-6);
  });

  it('throws single outliers out', () => {
    const field = fieldOf((i, j) => 0.05 * i + ((i * 7 + j * 3) % 11 === 0 ? 0.4 : 0));
    for (const i of [2, 8, 17]) expect(at(field, i, 7)).toBeCloseTo(0.05 * i, 1.5);
  });

  it('smooths noise and says how much there was', () => {
    const { normal } = createSeededRandom(4);
    const field = fieldOf(() => 0.02 * normal());
    const { residual } = smoothRest(field)!;
    expect(residual).toBeGreaterThan(0.014);
    expect(residual).toBeLessThan(0.022);
    expect(Math.abs(at(field, 10, 7))).toBeLessThan(0.02);
  });

  it('follows a crease within a place or two', () => {
    const field = fieldOf((i) => 0.1 * Math.abs(i - 10));
    expect(at(field, 7, 7)).toBeCloseTo(0.3, 2);
    expect(Math.abs(at(field, 10, 7))).toBeLessThan(0.13);
  });

  it('is null where nothing was followed', () => {
    expect(smoothRest(fieldOf(() => Number.NaN))).toBeNull();
  });
});
