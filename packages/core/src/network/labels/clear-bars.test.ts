import { expect, it } from 'vitest';
import { clearBars } from './clear-bars.ts';

const scale = 8;
const [width, height] = [60, 120];

function drawColumns(columns: readonly (readonly [u: number, top: number, bottom: number])[]) {
  const data = new Uint8Array(width * height);
  for (const [u, top, bottom] of columns) for (let v = top; v < bottom; v++) data[v * width + u] = 255;
  return { width, height, data };
}

it('takes off strokes that no letter is as high as, also at the edge of the page, and leaves what touches them', () => {
  const bar = [
    [20, 10, 80],
    [21, 10, 82],
    [40, 50, height],
    // Its edge.
    [22, 12, 30],
  ] as const;
  const letter = [
    [23, 60, 80],
    [30, 60, 84],
  ] as const;
  expect(clearBars(drawColumns([...bar, ...letter]), scale)).toEqual(drawColumns(letter));
});
