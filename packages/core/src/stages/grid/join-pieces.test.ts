import { describe, expect, it } from 'vitest';
import { inkRuns } from '../../image/ink-runs.ts';
import { labelRuns } from '../../image/label-runs.ts';
import { joinPieces } from './join-pieces.ts';

/** Pieces of a drawing, `#` is ink: the label at the start of each row, and the box of each label. */
function join(drawing: readonly string[], gap: number) {
  const [width, height] = [drawing[0]!.length, drawing.length];
  const data = Uint8Array.from(drawing.join(''), (sign) => (sign === '#' ? 255 : 0));
  const runs = inkRuns({ width, height, data }, 128);
  const joined = joinPieces(runs, labelRuns(runs), { gap });
  const boxes = [...new Set(joined.label)].map((n) => [
    joined.left[n],
    joined.right[n],
    joined.top[n],
    joined.bottom[n],
  ]);
  return boxes.sort((a, b) => a[0]! - b[0]!);
}

describe('joinPieces', () => {
  it('joins what begins near to where a piece ends, across any number of gaps', () => {
    expect(join(['###..###.........', '.........###..###'], 2)).toEqual([[0, 16, 0, 1]]);
  });

  it('keeps apart what is farther, along or across', () => {
    expect(join(['###...###'], 2)).toHaveLength(2);
    expect(join(['###....', '.......', '.......', '.......', '....###'], 2)).toHaveLength(2);
  });

  it('takes no speck for a part of a line', () => {
    expect(join(['###.#.###'], 2)).toEqual([
      [0, 2, 0, 0],
      [4, 4, 0, 0],
      [6, 8, 0, 0],
    ]);
  });
});
