import { describe, expect, it } from 'vitest';
import { fitPerspective } from './fit-perspective.ts';
import { keepOneSheet } from './keep-one-sheet.ts';
import { photographedGrid } from './test-support/photographed-grid.ts';
import type { PhaseField } from './track-phase.ts';

const lattice = { columns: 24, rows: 18, hop: 50, offset: 25 };
const truth = photographedGrid({ pitch: 6, turn: 7, depth: [0.4, -0.3] });

/** Phases on the lattice; `spoil` may change or drop any of them. */
function fieldOf(surface: typeof truth.x, spoil = (value: number, _i: number, _j: number) => value): PhaseField {
  const { columns, rows, hop, offset } = lattice;
  const phase = Float64Array.from({ length: columns * rows }, (_, k) => {
    const [i, j] = [k % columns, Math.floor(k / columns)];
    return spoil(surface(offset + i * hop, offset + j * hop), i, j);
  });
  return { ...lattice, phase, quality: new Float32Array(columns * rows).fill(0.4) };
}

describe('fitPerspective', () => {
  it('gives a homography back', () => {
    const found = fitPerspective(fieldOf(truth.x), fieldOf(truth.y))!;
    for (const [column, row] of [
      [0, 0],
      [1200, 0],
      [600, 450],
      [100, 900],
    ] as const) {
      expect(found.x(column, row)).toBeCloseTo(truth.x(column, row), 5);
      expect(found.y(column, row)).toBeCloseTo(truth.y(column, row), 5);
    }
  });

  it('is not led astray by a corner of something else', () => {
    const spoil = (value: number, i: number, j: number) => (i > 18 && j > 12 ? 3 * value + 11 : value);
    const found = fitPerspective(fieldOf(truth.x, spoil), fieldOf(truth.y))!;
    expect(found.x(300, 300)).toBeCloseTo(truth.x(300, 300), 2);
    expect(found.y(300, 300)).toBeCloseTo(truth.y(300, 300), 2);
  });

  it('needs enough places', () => {
    const few = (value: number, i: number, j: number) => (i < 4 && j < 3 ? value : Number.NaN);
    expect(fitPerspective(fieldOf(truth.x, few), fieldOf(truth.y))).toBeNull();
  });
});

describe('keepOneSheet', () => {
  it('drops the side of a jump in the count that is smaller, and what stands alone', () => {
    const jump = (value: number, i: number, j: number) =>
      i >= 18 ? value + 1 : i === 3 && j === 3 ? Number.NaN : value;
    const [x, y] = keepOneSheet(fieldOf(truth.x, jump), fieldOf(truth.y), truth);
    expect(x.phase.filter((phase) => !Number.isNaN(phase))).toHaveLength(18 * 18 - 1);
    expect([...y.phase].map(Number.isNaN)).toEqual([...x.phase].map(Number.isNaN));
    expect(x.phase[17]).toBeCloseTo(truth.x(25 + 17 * 50, 25), 9);
  });

  it('keeps what is bent', () => {
    const bent = (value: number, i: number) => value + 3 * Math.sin(i / 10);
    const [x] = keepOneSheet(fieldOf(truth.x, bent), fieldOf(truth.y), truth);
    expect(x.phase.some(Number.isNaN)).toBe(false);
  });
});
