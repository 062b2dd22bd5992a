import { expect, it } from 'vitest';
import type { FloatImage } from '../../model/image.ts';
import type { LeadTrace } from '../../model/page.ts';
import { millimetres, pixelsPerMillimetre } from '../../units.ts';
import { reachTips } from './reach-tips.ts';

/** A page of 20 x 60 mm with a wave from 10 mm down to 50 mm, whose weak strokes stand 2 mm apart at their upper ends. */
function drawWave(darkness: number, { leftToo = true } = {}) {
  const ink: FloatImage = { width: 200, height: 600, data: new Float32Array(200 * 600) };
  for (let row = 100; row <= 500; row++) {
    const half = ((500 - row) / 400) * 10;
    const shade = row > 490 ? 0.9 : darkness;
    if (leftToo || row > 490) ink.data[row * 200 + Math.round(100 - half)] = shade;
    ink.data[row * 200 + Math.round(100 + half)] = shade;
  }
  return { ink, left: millimetres(0), top: millimetres(0), pixelsPerMillimetre: pixelsPerMillimetre(10) };
}

/** Level at 10 mm, with a hole between the strokes. */
const y = Float32Array.from({ length: 400 }, (_, i) => (i > 180 && i < 220 ? Number.NaN : 10));
const trace: LeadTrace = {
  region: 0,
  start: millimetres(0),
  step: millimetres(0.05),
  y,
  confidence: y.map((value) => (Number.isNaN(value) ? value : 0.9)),
};

it('reads a wave to its dark tip by weak strokes', () => {
  const read = reachTips(trace, drawWave(0.2));
  expect(Math.max(...read.y)).toBeGreaterThan(49);
  expect(read.y.some((value) => Number.isNaN(value))).toBe(false);
  const row = read.y[190]!;
  expect(Math.abs(row - 30)).toBeLessThan(4);
  expect(read.confidence[190]).toBeCloseTo(0.2);
});

it.each([
  ['no strokes lead to the tip', drawWave(0)],
  ['only one stroke leads to it', drawWave(0.2, { leftToo: false })],
])('leaves the hole where %s', (_, flat) => {
  expect(reachTips(trace, flat).y).toEqual(y);
});
