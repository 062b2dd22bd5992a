import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgeHoles } from './bridge-holes.ts';

const { NaN: hole } = Number;
/** A line whose samples are all equally sure. */
const lineOf = (y: readonly number[]) => ({
  y: Float32Array.from(y),
  confidence: Float32Array.from(y, (value) => (Number.isNaN(value) ? hole : 0.875)),
});
const bridge = (y: readonly number[], longest: number) => {
  const line = bridgeHoles(lineOf(y), { longest });
  return { y: [...line.y], sure: [...line.confidence].map((value) => value === 0.875) };
};

describe('bridgeHoles', () => {
  it('draws a straight line over a short hole and says that it is a guess', () => {
    const line = bridgeHoles(lineOf([5, hole, hole, hole, 9]), { longest: 3 });
    expect([...line.y]).toEqual([5, 6, 7, 8, 9]);
    expect([...line.confidence].map((value) => Number(value.toFixed(3)))).toEqual([0.875, 0.2, 0.2, 0.2, 0.875]);
  });

  it('leaves a longer hole open', () => {
    expect(bridge([5, hole, hole, hole, 9], 2).y).toEqual([5, hole, hole, hole, 9]);
  });

  it('carries the ends on over holes as short', () => {
    expect(bridge([hole, 3, 4, hole, hole], 2).y).toEqual([3, 3, 4, 4, 4]);
    expect(bridge([hole, 3, 4, hole, hole], 1).y).toEqual([3, 3, 4, hole, hole]);
  });

  it('draws nothing where nothing was read', () => {
    expect(bridge([hole, hole], 9).y).toEqual([hole, hole]);
    expect(bridge([], 9).y).toEqual([]);
  });

  it('leaves its argument alone', () => {
    const line = lineOf([1, hole, 3]);
    bridgeHoles(line, { longest: 5 });
    expect([...line.y]).toEqual([1, hole, 3]);
  });

  it('changes no reading, overshoots nowhere and closes exactly the short holes', () => {
    const sample = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(hole));
    const line = fc.array(sample, { maxLength: 30 });
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 6 }), (y, longest) => {
        const bridged = bridge(y, longest);
        const read = y.filter((value) => !Number.isNaN(value));
        for (const [k, value] of y.entries()) {
          if (!Number.isNaN(value)) expect(bridged.y[k]).toBe(value);
          expect(bridged.sure[k]).toBe(!Number.isNaN(value));
        }
        const drawn = bridged.y.filter((value) => !Number.isNaN(value));
        if (read.length > 0) expect(Math.max(...drawn)).toBe(Math.max(...read));
        if (read.length > 0) expect(Math.min(...drawn)).toBe(Math.min(...read));
        // As words: holes of at most `longest` samples disappear unless nothing at all was read.
        const marks = y.map((value) => (Number.isNaN(value) ? '.' : 'x')).join('');
        const closed = marks.replace(/\.+/g, (dots) =>
          dots.length <= longest && read.length > 0 ? 'x'.repeat(dots.length) : dots,
        );
        expect(bridged.y.map((value) => (Number.isNaN(value) ? '.' : 'x')).join('')).toBe(closed);
      }),
    );
  });
});
