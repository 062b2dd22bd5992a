import { expect, it } from 'vitest';
import { frequencySpread } from './frequency-spread.ts';
import { photographedGrid } from './test-support/photographed-grid.ts';

const lattice = { columns: 24, rows: 18, hop: 50, offset: 25 };

function spreadOf(depth: readonly [number, number], part = 1): number {
  const { columns, rows, hop, offset } = lattice;
  const { x } = photographedGrid({ pitch: 6, turn: 4, depth });
  const phase = Float64Array.from({ length: columns * rows }, (_, k) =>
    k < part * columns * rows ? x(offset + (k % columns) * hop, offset + Math.floor(k / columns) * hop) : Number.NaN,
  );
  return frequencySpread({ ...lattice, phase, quality: new Float32Array(phase.length).fill(1) });
}

it('is nothing on a flat page and grows with perspective', () => {
  expect(spreadOf([0, 0])).toBeLessThan(1e-9);
  expect(spreadOf([0.05, 0])).toBeGreaterThan(0.05);
  expect(spreadOf([0.2, 0.1])).toBeGreaterThan(spreadOf([0.05, 0]));
});

it('knows nothing from too few places', () => {
  expect(spreadOf([0, 0], 0.01)).toBe(Number.POSITIVE_INFINITY);
});
