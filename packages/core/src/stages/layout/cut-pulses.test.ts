import { expect, it } from 'vitest';
import { cutPulses } from './cut-pulses.ts';

const pixelsPerMillimetre = 10;
const baseline = 100;
/** A pulse from 20 to 70 stands in each row; behind it are its foot, a gap, and the trace from column 90 on. */
const pulses = [0, 1, 2, 3].map((row) => ({ row, left: 20, right: 70, top: baseline - 100, foot: baseline }));

function makeWay(gap: number): Float32Array {
  return Float32Array.from({ length: 600 }, (_, u) => {
    if (u < 10 || (u >= 90 - gap && u < 90)) return Number.NaN;
    return u < 90 ? baseline : baseline - 20;
  });
}

const startOf = (way: Float32Array) => way.findIndex((y) => !Number.isNaN(y));

it('cuts the foot of a pulse off, also in rows where blur has nearly closed the gap behind it', () => {
  const { ways, edge } = cutPulses([5, 5, 2, 5].map(makeWay), pulses, { pixelsPerMillimetre, penWidth: 3 });
  expect(edge).toBeNull();
  for (const way of ways) expect(Math.abs(startOf(way) - 90)).toBeLessThanOrEqual(3);
});

it('leaves the traces on the edge of the pulse where most rows have no gap', () => {
  const { ways, edge } = cutPulses([0, 0, 0, 5].map(makeWay), pulses, { pixelsPerMillimetre, penWidth: 3 });
  expect(edge).toBe(70);
  for (const way of ways) expect(startOf(way)).toBe(72);
});
