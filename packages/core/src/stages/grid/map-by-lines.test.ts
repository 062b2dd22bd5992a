import { describe, expect, it } from 'vitest';
import type { PaperMap } from '../../model/paper-map.ts';
import { mapByLines } from './map-by-lines.ts';
import { drawGrid } from './test-support/draw-grid.ts';
import { gridAxes } from './test-support/grid-axes.ts';

type Phase = (column: number, row: number) => number;

/** A grid turned by `degrees` around (400, 300) and curled by a slow wave of `curl` pixels. */
function warped(degrees: number, pitch: number, curl: number): { x: Phase; y: Phase } {
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: (column, row) => (c * (column - 400) + s * (row - 300) + curl * Math.sin(row / 250)) / pitch,
    y: (column, row) => (c * (row - 300) - s * (column - 400) + curl * Math.sin(column / 300)) / pitch,
  };
}

/**
 * Largest distance (in lines) from the drawn lines of the nodes at least 50 pixels inside the picture. Which line is number 0 is not
 * known yet: the same whole number may be off everywhere.
 */
function worstMiss(map: PaperMap, { x, y }: { x: Phase; y: Phase }, size: { width: number; height: number }): number {
  const nodes = [...map.sourceColumn.keys()].filter((k) => {
    const [column, row] = [map.sourceColumn[k]!, map.sourceRow[k]!];
    return column >= 50 && row >= 50 && column < size.width - 50 && row < size.height - 50;
  });
  const misses = nodes.map((k) => {
    const [column, row] = [map.sourceColumn[k]!, map.sourceRow[k]!];
    const across = x(column, row) - (map.originX + (k % map.columns) * map.pitch);
    return { across, down: y(column, row) - (map.originY + Math.floor(k / map.columns) * map.pitch) };
  });
  const whole = { across: Math.round(misses[0]!.across), down: Math.round(misses[0]!.down) };
  return Math.max(...misses.map((miss) => Math.hypot(miss.across - whole.across, miss.down - whole.down)));
}

describe('mapByLines', () => {
  it.each([
    { name: 'upright', degrees: 0, pitch: 8, curl: 0 },
    { name: 'turned by 7 degrees', degrees: 7, pitch: 8, curl: 0 },
    { name: 'curled by half a line', degrees: 0, pitch: 7.874, curl: 4 },
    { name: 'turned and curled', degrees: -4, pitch: 9.2, curl: 5 },
  ])('finds the map of a grid $name to a seventh of a pixel', ({ degrees, pitch, curl }) => {
    const size = { width: 800, height: 600 };
    const truth = warped(degrees, pitch, curl);
    const found = mapByLines(drawGrid(size, truth), gridAxes(degrees, 1 / pitch), 1)!;
    expect(found.followed).toBeGreaterThan(0.95);
    expect(found.residual).toBeLessThan(0.1);
    expect(worstMiss(found.map, truth, size)).toBeLessThan(0.14 / pitch);
  });

  it('follows 1 mm lines by the comb of the 5 mm lines', () => {
    const size = { width: 800, height: 600 };
    const truth = warped(0, 8, 0);
    const grid = drawGrid(size, truth);
    const found = mapByLines(grid, gridAxes(0, 1 / 40), 5)!;
    expect(worstMiss(found.map, truth, size)).toBeLessThan(0.1 / 8);
  });

  it('keeps half pixels right where the picture is shrunk for the work', () => {
    const size = { width: 2800, height: 1000 };
    const truth = { x: (column: number) => column / 24, y: (_: number, row: number) => row / 24 };
    const found = mapByLines(drawGrid(size, truth), gridAxes(0, 1 / 24), 1)!;
    expect(worstMiss(found.map, truth, size)).toBeLessThan(0.1 / 24);
  });

  it('finds no map where a family of lines is missing', () => {
    const onlyUpright = drawGrid({ width: 500, height: 400 }, { x: (column) => column / 8, y: () => 0.5 });
    expect(mapByLines(onlyUpright, gridAxes(0, 1 / 8), 1)).toBeNull();
  });
});
