import { describe, expect, it } from 'vitest';
import { markSheet } from './mark-sheet.ts';

const corners = [
  [100, 50],
  [900, 60],
  [880, 640],
  [120, 620],
] as const;

describe('markSheet', () => {
  it('puts corners in order, whatever their order', () => {
    const wanted = markSheet(corners, null);
    expect(wanted.corners).toEqual(corners);
    expect(markSheet([corners[2], corners[0], corners[3], corners[1]], null)).toEqual(wanted);
    expect([wanted.width, wanted.height]).toEqual([780, 575]);
  });

  it('begins with the side that runs to the right', () => {
    const turned = corners.map(([column, row]) => [-row, column] as const);
    expect(markSheet(turned, null).corners[0]).toEqual([-620, 120]);
  });

  it('lays the longer side of its size along the longer side of the sheet, in the shape of the size', () => {
    for (const size of [
      [210, 297],
      [297, 210],
    ] as const) {
      const sheet = markSheet(corners, size);
      expect(sheet.size).toEqual({ width: 297, height: 210 });
      expect(sheet.width / sheet.height).toBeCloseTo(297 / 210, 2);
    }
  });

  it('refuses what is no sheet', () => {
    const dented = [corners[0], corners[1], corners[2], [700, 300]] as const;
    expect(() => markSheet(dented, null)).toThrow('not the four corners');
    const small = corners.map(([column, row]) => [column / 20, row / 20] as const);
    expect(() => markSheet(small, null)).toThrow('not the four corners');
  });
});
