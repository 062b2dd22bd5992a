import { expect, it } from 'vitest';
import { drawNetworkInput } from './draw-network-input.ts';
import type { InkNetworkPlanes } from './flatten-for-network.ts';
import { inkCellInputs } from './ink-network-scale.ts';

const plane = (width: number, height: number, value: number) => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(value),
});

function planes(width: number, height: number): InkNetworkPlanes {
  return {
    left: -3,
    top: 2,
    ink: plane(width, height, 255),
    grid: plane(width, height, 51),
    clean: plane(width, height, 0),
  };
}

/** The two bytes of a cell that tell of upright lines, and those of lying ones, of the cells of one row or column. */
const linesOf = (cells: Uint8Array, { from, step, count }: { from: number; step: number; count: number }) =>
  Array.from({ length: count }, (_, k) => [...cells.subarray(...places((from + k * step) * inkCellInputs))]);
const places = (cell: number) => [cell + inkCellInputs - 4, cell + inkCellInputs] as const;

it('marks lines of the grid on whole millimetres, 5 mm lines twice as strongly', () => {
  const input = drawNetworkInput(planes(40, 32), { height: 32, width: 64 });
  // The second row of cells, where no lying line stands; pixel 0 is x = -3 mm, so that x = 0 stands at pixel 24, cell 6.
  const lines = linesOf(input, { from: 16, step: 1, count: 11 });
  const bare = [0, 0, 0, 0];
  const minor = [128, 128, 0, 0];
  expect(lines).toEqual([minor, bare, minor, bare, minor, bare, [255, 255, 0, 0], bare, minor, bare, minor]);
});

it('marks lying lines', () => {
  const input = drawNetworkInput({ ...planes(32, 32), left: 1, top: 4 }, { height: 32, width: 32 });
  // Row 0 is y = 4 mm, row 8 is y = 5 mm; column 4 is between two lines.
  expect(linesOf(input, { from: 1, step: 8, count: 3 })).toEqual([
    [0, 0, 128, 128],
    [0, 0, 0, 0],
    [0, 0, 255, 255],
  ]);
});

it('holds the planes cell by cell, and bare paper beyond the page', () => {
  const page = planes(26, 14);
  // The third row of the cells that begin at row 8, the second column of those that begin at column 4.
  page.clean.data[10 * 26 + 5] = 77;
  const input = drawNetworkInput(page, { height: 32, width: 32 });
  const cell = (row: number, column: number) => {
    const from = (row * 8 + column) * inkCellInputs;
    return [...input.subarray(from, from + 48)];
  };
  expect(cell(0, 0)).toEqual([...Array(16).fill(255), ...Array(16).fill(51), ...Array(16).fill(0)]);
  expect(cell(2, 1).indexOf(77)).toBe(32 + 2 * 4 + 1);
  // The page ends after two of the columns of this cell, and after two of its rows.
  expect(cell(3, 6).slice(0, 16)).toEqual([255, 255, 0, 0, 255, 255, ...Array(10).fill(0)]);
  expect(
    cell(3, 7)
      .slice(0, 48)
      .some((value) => value > 0),
  ).toBe(false);
});
