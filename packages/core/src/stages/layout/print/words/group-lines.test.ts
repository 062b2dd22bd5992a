import { expect, it } from 'vitest';
import { millimetres } from '../../../../units.ts';
import { groupLines } from './group-lines.ts';
import type { LetterBox } from './text-line.ts';

/** Letters 1.5 mm wide and 2 mm high whose feet stand at y, falling by `slope`. */
const letters = (left: number, y: number, count: number, slope = 0): LetterBox[] =>
  Array.from({ length: count }, (_, index) => {
    const x = left + 1.8 * index;
    const foot = y + slope * (1.8 * index + 0.75);
    return {
      box: {
        left: millimetres(x),
        top: millimetres(foot - 2),
        right: millimetres(x + 1.5),
        bottom: millimetres(foot),
      },
    };
  });

it('parts lines that stand below each other or far apart, from top to bottom', () => {
  const lines = groupLines([...letters(80, 10, 5), ...letters(0, 10, 6), ...letters(0, 13.5, 4)]);
  expect(lines.map(({ left, baseline, letterCount }) => [left, baseline, letterCount])).toEqual([
    [0, 10, 6],
    [80, 10, 5],
    [0, 13.5, 4],
  ]);
});

it('leaves a single letter out, and counts the letters of a word that touch', () => {
  expect(groupLines(letters(0, 10, 1))).toEqual([]);
  const word = { box: { left: millimetres(0), top: millimetres(8), right: millimetres(8), bottom: millimetres(10) } };
  expect(groupLines([word])[0]!.letterCount).toBe(5);
});

it('sees how a line falls', () => {
  const [line] = groupLines(letters(0, 10, 30, 0.02));
  expect(line!.slope).toBeCloseTo(0.02, 3);
  expect(line!.baseline).toBeCloseTo(10, 1);
});
