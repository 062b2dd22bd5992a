import { describe, expect, it } from 'vitest';
import { mapOf } from '../../image/test-support/map-of.ts';
import { foldLines } from './fold-lines.ts';
import { drawGrid } from './test-support/draw-grid.ts';

const size = { width: 420, height: 360 };
/** Counts lines `pitch` pixels apart, the first at column 6 and row 4. */
const lineMap = (pitch: number) =>
  mapOf({
    originX: -4,
    originY: -4,
    pitch: 4,
    columns: 30,
    rows: 30,
    column: (x) => 6 + pitch * x,
    row: (_, y) => 4 + pitch * y,
  });
const bounds = (pitch: number) => ({ left: 0, top: 0, right: 410 / pitch, bottom: 350 / pitch });
/** Lines of the given darkness by number, both ways. */
const ruled = (pitch: number, darkness: (line: number) => number) =>
  drawGrid(size, {
    x: (column) => (column - 6) / pitch,
    y: (_, row) => (row - 4) / pitch,
    darkness,
    lineWidth: 0.25,
  });
const fold = (pitch: number, darkness: (line: number) => number) =>
  foldLines(ruled(pitch, darkness), lineMap(pitch), bounds(pitch));
const isFifth = (line: number, offset: number) => (((line - offset) % 5) + 5) % 5 === 0;

describe('foldLines', () => {
  it.each([0, 1, 2, 3, 4])('finds the darker fifth lines at %d', (offset) => {
    const found = fold(8, (line) => (isFifth(line, offset) ? 200 : 90));
    expect(found).toMatchObject({ majorIndex: [offset, offset], minorBetween: false });
  });

  it('tells the two axes apart', () => {
    const x = (column: number) => (column - 6) / 8;
    const y = (_: number, row: number) => (row - 4) / 8 + 2;
    const grid = drawGrid(size, { x, y, darkness: (line) => (isFifth(line, 1) ? 200 : 90), lineWidth: 0.25 });
    // Line 1 of y + 2 is line 4 of the map.
    expect(foldLines(grid, lineMap(8), bounds(8)).majorIndex).toEqual([1, 4]);
  });

  it('finds no fifth line where all are alike', () => {
    expect(fold(8, () => 120)).toMatchObject({ majorIndex: null, minorBetween: false });
  });

  it('believes darker lines only where both families have them', () => {
    // Numbers from 1000 on are those of the other family, all alike.
    const grid = drawGrid(size, {
      x: (column) => (column - 6) / 8,
      y: (_, row) => (row - 4) / 8 + 1000,
      darkness: (line) => (line < 500 && isFifth(line, 2) ? 200 : 90),
      lineWidth: 0.25,
    });
    expect(foldLines(grid, lineMap(8), bounds(8)).majorIndex).toBeNull();
  });

  it('finds no fifth line where two of five are dark', () => {
    expect(fold(8, (line) => (isFifth(line, 0) || isFifth(line, 2) ? 200 : 90)).majorIndex).toBeNull();
  });

  it('sees four fainter lines between two followed ones', () => {
    const grid = drawGrid(size, {
      x: (column) => (column - 6) / 8,
      y: (_, row) => (row - 4) / 8,
      darkness: (line) => (isFifth(line, 0) ? 200 : 90),
      lineWidth: 0.25,
    });
    expect(foldLines(grid, lineMap(40), bounds(40))).toMatchObject({ majorIndex: null, minorBetween: true });
  });

  it('sees nothing between coarse lines without finer ones', () => {
    expect(fold(40, () => 200)).toMatchObject({ majorIndex: null, minorBetween: false });
  });

  it('gives the darkness of the lines', () => {
    const [dark, faint] = [fold(8, () => 200).contrast, fold(8, () => 50).contrast];
    expect(dark / faint).toBeCloseTo(4, 0);
    expect(fold(8, () => 0).contrast).toBe(0);
  });
});
