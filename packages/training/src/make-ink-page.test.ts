import { inflateSync } from 'node:zlib';
import { synthesizeHeart } from '@einthoven/core/render';
import { expect, it } from 'vitest';
import { makeInkPage } from './make-ink-page.ts';
import { makeTrainingPicture } from './make-training-picture.ts';

/** Seeds of pages of which the pipeline finds the grid; worn and clean ones. */
const seeds = [2, 8];

it.each(seeds)('lines lie on the traces, and traces on the ink, of page %i', { timeout: 120_000 }, async (seed) => {
  const record = synthesizeHeart({ heartRate: 70 }, seed);
  const content = await makeInkPage(await makeTrainingPicture(record, seed));
  const end = content.indexOf(10);
  const header = JSON.parse(new TextDecoder().decode(content.subarray(0, end)));
  const data = inflateSync(content.subarray(end + 1));
  const { width, height } = header;
  const plane = (index: number) => data.subarray(index * width * height, (index + 1) * width * height);
  const [ink, traces] = [plane(0), plane(3)];
  let place = 6 * width * height;
  let [points, onTrace, onInk] = [0, 0, 0];
  for (const [first, count] of header.lines as [number, number][]) {
    for (let k = 0; k < count; k++, place += 4) {
      const row = Math.round(data.readFloatLE(place));
      const column = Math.round((first + k - 0.5) / 2);
      if (!(row > 0 && row < height - 1 && column > 0 && column < width - 1)) continue;
      points++;
      const near = [-1, 0, 1].flatMap((step) => [row * width + column + step, (row + step) * width + column]);
      if (near.some((p) => traces[p]! > 100)) onTrace++;
      if (near.some((p) => ink[p]! > 60)) onInk++;
    }
  }
  expect(points).toBeGreaterThan(2000);
  expect(onTrace / points).toBeGreaterThan(0.99);
  expect(onInk / points).toBeGreaterThan(0.9);
});
