import { expect, it } from 'vitest';
import { measureStroke } from './measure-stroke.ts';

/** A wave whose stroke is `thick` pixels high, with a bar across the page and specks. */
function drawWave(thick: number) {
  const [width, height] = [400, 120];
  const data = new Uint8Array(width * height);
  for (let u = 0; u < width; u++) {
    const top = Math.round(60 + 20 * Math.sin(u / 40));
    for (let v = top; v < top + thick; v++) data[v * width + u] = 230;
    if (u > 200 && u < 230) for (let v = 0; v < height; v++) data[v * width + u] = 255;
    if (u % 13 === 0) data[5 * width + u] = 255;
  }
  return { width, height, data };
}

it.each([1, 2, 4, 9])('finds strokes of %i pixels', (thick) => {
  expect(measureStroke(drawWave(thick))).toBe(thick);
});

it('finds none on bare paper', () => {
  expect(measureStroke({ width: 300, height: 300, data: new Uint8Array(90000) })).toBeNull();
});
