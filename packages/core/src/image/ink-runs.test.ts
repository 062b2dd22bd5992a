import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloatImage } from '../model/image.ts';
import { inkRuns } from './ink-runs.ts';
import { drawInk } from './test-support/draw-ink.ts';

/** Runs of each column as [top, bottom]. */
function runsOf(ink: FloatImage, threshold: number) {
  const { width, first, top, bottom } = inkRuns(ink, threshold);
  return Array.from({ length: width }, (_, u) => {
    const numbers = Array.from({ length: first[u + 1]! - first[u]! }, (_, n) => first[u]! + n);
    return numbers.map((k) => [top[k]!, bottom[k]!]);
  });
}

describe('inkRuns', () => {
  const ink = drawInk(
    [
      '# . # .', //
      '# . . .',
      '. . # #',
      '# . # +',
    ].map((line) => line.replaceAll(' ', '')),
  );

  it('lists the runs of each column from top to bottom', () => {
    expect(runsOf(ink, 0.6)).toEqual([
      [
        [0, 1],
        [3, 3],
      ],
      [],
      [
        [0, 0],
        [2, 3],
      ],
      [[2, 2]],
    ]);
  });

  it('counts pixels that are covered just enough', () => {
    expect(runsOf(ink, 0.5)[3]).toEqual([[2, 3]]);
  });

  it('finds nothing on empty paper', () => {
    expect(inkRuns(drawInk(['...', '...']), 0.5)).toMatchObject({ first: new Int32Array(4), top: new Int32Array(0) });
  });

  it('draws the same picture again', () => {
    const anyInk = fc.array(fc.array(fc.constantFrom('#', '.'), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(anyInk, (marks) => {
        const ink = drawInk(marks.map((line) => line.join('')));
        const again = new Float32Array(ink.data.length);
        for (const [u, runs] of runsOf(ink, 0.5).entries()) {
          for (const [top, bottom] of runs) for (let v = top!; v <= bottom!; v++) again[v * ink.width + u]! += 1;
        }
        expect(again).toEqual(ink.data);
      }),
    );
  });
});
