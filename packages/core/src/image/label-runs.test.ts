import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkRuns } from './ink-runs.ts';
import { labelRuns } from './label-runs.ts';
import { drawInk } from './test-support/draw-ink.ts';

const componentsOf = (drawing: readonly string[]) => labelRuns(inkRuns(drawInk(drawing), 0.5));

/** Every piece of ink as a letter, in the order of their labels. */
function paintLabels(drawing: readonly string[]) {
  const runs = inkRuns(drawInk(drawing), 0.5);
  const { label } = labelRuns(runs);
  const picture = drawing.map((line) => [...line].map(() => '.'));
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      for (let v = runs.top[k]!; v <= runs.bottom[k]!; v++) picture[v]![u] = String.fromCharCode(97 + label[k]!);
    }
  }
  return picture.map((line) => line.join(''));
}

/** The same by flooding from pixel to pixel: slow and obvious. */
function floodLabels(drawing: readonly string[]): string[] {
  const picture = drawing.map((line) => [...line]);
  let next = 97;
  const flood = (u: number, v: number, letter: string) => {
    if (picture[v]?.[u] !== '#') return;
    picture[v]![u] = letter;
    for (let b = -1; b <= 1; b++) for (let a = -1; a <= 1; a++) flood(u + a, v + b, letter);
  };
  for (let u = 0; u < picture[0]!.length; u++) {
    for (let v = 0; v < picture.length; v++) if (picture[v]![u] === '#') flood(u, v, String.fromCharCode(next++));
  }
  return picture.map((line) => line.join(''));
}

describe('labelRuns', () => {
  const drawing = [
    '#..##...', //
    '.#..#..#',
    '..#.#.##',
    '...##...',
    '......#.',
  ];

  it('joins what touches, corners included', () => {
    expect(paintLabels(drawing)).toEqual([
      'a..aa...', //
      '.a..a..b',
      '..a.a.bb',
      '...aa...',
      '......c.',
    ]);
  });

  it('measures box and area of each piece', () => {
    const { left, right, top, bottom, area } = componentsOf(drawing);
    const boxes = [...left.keys()].map((n) => [left[n], right[n], top[n], bottom[n], area[n]]);
    expect(boxes).toEqual([
      [0, 4, 0, 3, 9],
      [6, 7, 1, 2, 3],
      [6, 6, 4, 4, 1],
    ]);
  });

  it('joins arms that meet only at the far end', () => {
    expect(paintLabels(['####.', '...##', '####.', '.....', '#####'])).toEqual([
      'aaaa.',
      '...aa',
      'aaaa.',
      '.....',
      'bbbbb',
    ]);
  });

  it('agrees with flooding on any picture', () => {
    const line = fc.array(fc.constantFrom('#', '.'), { minLength: 9, maxLength: 9 }).map((marks) => marks.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), (drawing) => {
        expect(paintLabels(drawing)).toEqual(floodLabels(drawing));
      }),
    );
  });
});
