import { expect, it } from 'vitest';
import { findTraceTiles, tileSide } from './find-trace-tiles.ts';

const width = 60 * tileSide;
const height = 40 * tileSide;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A page with boxes of ink on it, in pixels, the ends among them. */
function draw(boxes: readonly Box[], ink = 255, bare: (p: number) => number = () => 0) {
  const data = Uint8Array.from({ length: width * height }, (_, p) => bare(p));
  for (const { left, top, right, bottom } of boxes) {
    for (let v = top; v <= bottom; v++) data.fill(ink, v * width + left, v * width + right + 1);
  }
  return { width, height, data };
}

function rowsOf({ across, data }: ReturnType<typeof findTraceTiles>): number[] {
  const rows = [...data].flatMap((value, tile) => (value === 1 ? [Math.floor(tile / across)] : []));
  return [...new Set(rows)];
}

const trace = { left: 100, top: 10 * tileSide + 3, right: 800, bottom: 10 * tileSide + 4 };

it('takes a trace of two rows with a margin', () => {
  expect(rowsOf(findTraceTiles(draw([trace])))).toEqual([9, 10, 11]);
});

it('takes a pale trace beside dark words', () => {
  const page = draw([trace], 90);
  for (let v = 400; v < 410; v++) page.data.fill(255, v * width + 300, v * width + 340);
  expect(rowsOf(findTraceTiles(page))).toEqual([9, 10, 11]);
});

it('bridges what the removal of the grid tore', () => {
  const torn = Array.from({ length: 12 }, (_, k) => ({ ...trace, left: 100 + 60 * k, right: 120 + 60 * k }));
  expect(rowsOf(findTraceTiles(draw(torn)))).toEqual([9, 10, 11]);
});

it('leaves words out, and takes what is as high as a pulse', () => {
  const word = { left: 200, top: 100, right: 260, bottom: 125 };
  expect(rowsOf(findTraceTiles(draw([word])))).toEqual([]);
  const pulse = { left: 200, top: 100, right: 202, bottom: 179 };
  expect(rowsOf(findTraceTiles(draw([pulse]))).length).toBeGreaterThan(4);
});

it('tells traces from speckles that are less dark', () => {
  let state = 1;
  const speckle = () => {
    state = (state * 48271) % 2147483647;
    return state % 100 < 30 ? 60 : 0;
  };
  const traces = [2, 10, 20, 30].map((row) => ({ ...trace, top: row * tileSide + 3, bottom: row * tileSide + 4 }));
  const rows = [2, 10, 20, 30].flatMap((row) => [row - 1, row, row + 1]);
  expect(rowsOf(findTraceTiles(draw(traces, 255, speckle)))).toEqual(rows);
});

it('takes nothing of bare paper', () => {
  expect(rowsOf(findTraceTiles(draw([])))).toEqual([]);
});
