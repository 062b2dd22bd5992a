import { describe, expect, it } from 'vitest';
import { keepOneSet } from './keep-one-set.ts';

const scale = 10;

/** A way that is drawn from and to these millimetres. */
function wayOf(width: number, ...parts: readonly (readonly [number, number])[]): Float32Array {
  const way = new Float32Array(width * scale).fill(Number.NaN);
  for (const [from, to] of parts) way.fill(100, from * scale, to * scale);
  return way;
}

describe('keepOneSet', () => {
  it('keeps the left one of two pages alike and says so', () => {
    const ways = [wayOf(500, [5, 240], [260, 495]), wayOf(500, [5, 240], [260, 495])];
    const kept = keepOneSet(ways, scale);
    expect(kept.kept).toEqual(kept.sets[0]);
    expect(kept.sets).toEqual([
      { start: 5 * scale, end: 240 * scale - 1 },
      { start: 260 * scale, end: 495 * scale - 1 },
    ]);
    expect(kept.ways[0]!.findLastIndex(Number.isFinite)).toBe(240 * scale - 1);
  });

  it('keeps the longer set', () => {
    const ways = [wayOf(500, [5, 100], [150, 400])];
    expect(keepOneSet(ways, scale).ways[0]!.findIndex(Number.isFinite)).toBe(150 * scale);
  });

  it('leaves a pulse that stands apart, and holes in a few rows', () => {
    const ways = [wayOf(300, [5, 12], [22, 290]), wayOf(300, [5, 12], [22, 100], [150, 290]), wayOf(300, [5, 290])];
    expect(keepOneSet(ways, scale)).toEqual({ ways, kept: null, sets: [{ start: 5 * scale, end: 290 * scale - 1 }] });
  });
});
