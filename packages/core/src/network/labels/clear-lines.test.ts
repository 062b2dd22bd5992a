import { expect, it } from 'vitest';
import { clearLines } from './clear-lines.ts';

const width = 480;
const height = 400;
const options = { pixelsPerMillimetre: 8, fullInk: 200 };

/** A grid every millimetre of that darkness, and a block of ink of 12 × 20 pixels on it. */
function draw(line: number) {
  const data = new Uint8Array(width * height);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) if (u % 8 === 0 || v % 8 === 0) data[v * width + u] = line;
  }
  for (let v = 100; v < 120; v++) data.fill(200, v * width + 100, v * width + 112);
  return { width, height, data };
}

it.each([60, 120, 190])('takes a grid of darkness %i off and leaves a letter', (line) => {
  const { data } = clearLines(draw(line), options);
  let outside = 0;
  let inside = 0;
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const value = data[v * width + u]!;
      if (v >= 101 && v < 119 && u >= 101 && u < 111) inside += value / 255 / (18 * 10);
      else if (v < 98 || v > 121 || u < 98 || u > 113) outside = Math.max(outside, value);
    }
  }
  expect(inside).toBeGreaterThan(0.85);
  expect(outside).toBeLessThan(20);
});
