import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../model/image.ts';
import { createSeededRandom } from '../../render/create-seeded-random.ts';
import { type BentLines, followBentLines } from './follow-bent-lines.ts';
import { drawGrid } from './test-support/draw-grid.ts';
import { type PhotographedGrid, photographedGrid } from './test-support/photographed-grid.ts';

const size = { width: 1200, height: 900 };
const middle = { column: 600, row: 450 };
/** The sheet ends at these lines. */
const edge = { x: 70, y: 50 };

const isOnSheet = ({ x, y }: PhotographedGrid, column: number, row: number, margin = 0) =>
  Math.abs(x(column, row)) < edge.x - margin && Math.abs(y(column, row)) < edge.y - margin;

/** The sheet on a bright desk with a coarse grain. */
function drawSheet(truth: PhotographedGrid): GrayImage {
  const grid = drawGrid(size, truth);
  const random = createSeededRandom(3);
  const data = grid.data.map((value, k) => {
    const [column, row] = [k % size.width, Math.floor(k / size.width)];
    if (isOnSheet(truth, column, row)) return Math.min(255, Math.max(0, 0.4 * value + 6 * random.normal()));
    return 160 + 60 * Math.sin(column / 9 + 3 * Math.sin(row / 90));
  });
  return { ...grid, data };
}

function frequencyAt({ x, y }: PhotographedGrid, { column, row }: typeof middle) {
  const slope = (f: PhotographedGrid['x']) =>
    [f(column + 0.5, row) - f(column - 0.5, row), f(column, row + 0.5) - f(column, row - 0.5)] as const;
  return [slope(x), slope(y)] as const;
}

/** RMS and largest distance, in lines, over the sheet less a rim; the count may begin anywhere. */
function missOf(found: BentLines, truth: PhotographedGrid) {
  const whole = [found.x, found.y].map((surface, k) =>
    Math.round(surface(600, 450) - (k === 0 ? truth.x : truth.y)(600, 450)),
  );
  let [sum, count, worst] = [0, 0, 0];
  for (let row = 20; row < size.height - 20; row += 10) {
    for (let column = 20; column < size.width - 20; column += 10) {
      if (!isOnSheet(truth, column, row, 3)) continue;
      const x = found.x(column, row) - truth.x(column, row) - whole[0]!;
      const y = found.y(column, row) - truth.y(column, row) - whole[1]!;
      sum += x * x + y * y;
      count++;
      worst = Math.max(worst, Math.hypot(x, y));
    }
  }
  return { rootMeanSquare: Math.sqrt(sum / count), worst };
}

describe('followBentLines', () => {
  it.each([
    { name: 'flat, in perspective', turn: 5, depth: [0.3, 0.2], curl: 0 },
    { name: 'in strong perspective', turn: -12, depth: [0.1, -0.4], curl: 0 },
    { name: 'bent', turn: 3, depth: [0.1, 0.2], curl: 1 },
  ] as const)('finds the lines of a sheet, $name, on a desk', ({ turn, depth, curl }) => {
    const truth = photographedGrid({ pitch: 6.5, turn, depth, curl });
    const found = followBentLines(drawSheet(truth), { frequency: frequencyAt(truth, middle), clearest: middle })!;
    const miss = missOf(found, truth);
    expect(miss.rootMeanSquare).toBeLessThan(0.015);
    expect(miss.worst).toBeLessThan(0.15);
    expect(Math.max(...found.residual)).toBeLessThan(0.03);
    expect(found.followed).toBeGreaterThan(0.9);
  });

  it('tells where the sheet ends', () => {
    const truth = photographedGrid({ pitch: 6.5, turn: 0, depth: [0.1, 0.1] });
    const { bounds } = followBentLines(drawSheet(truth), { frequency: frequencyAt(truth, middle), clearest: middle })!;
    expect(Math.abs(bounds.right - bounds.left - 2 * edge.x)).toBeLessThan(7);
    expect(Math.abs(bounds.bottom - bounds.top - 2 * edge.y)).toBeLessThan(7);
  });

  it('finds nothing on a desk without a sheet', () => {
    const truth = photographedGrid({ pitch: 6.5, turn: 0, depth: [0, 0] });
    const desk = drawSheet({ x: () => 1000, y: () => 1000 });
    expect(followBentLines(desk, { frequency: frequencyAt(truth, middle), clearest: middle })).toBeNull();
  });
});
