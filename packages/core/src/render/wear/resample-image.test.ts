import { expect, test } from 'vitest';
import { createSeededRandom } from '../create-seeded-random.ts';
import { openScratch } from '../simd/open-scratch.ts';
import { backdropBytes, createBackdrop } from './create-backdrop.ts';
import { layMesh } from './lay-mesh.ts';
import { packImage } from './pack-image.ts';
import { packedBytes } from './packed-image.ts';
import { resampleBytes, resampleImage, sourceBorder } from './resample-image.ts';
import { unpackImage } from './unpack-image.ts';
import { wearOptionsSchema } from './wear-options.ts';

const clean = { width: 83, height: 61 };
const random = createSeededRandom(5);
const picture = {
  ...clean,
  data: Uint8Array.from({ length: 3 * clean.width * clean.height }, () => 256 * random.uniform()),
};

test('a pixel sees nine of the page under a quadratic B-spline, in its light', () => {
  const options = wearOptionsSchema.parse({ rotation: 20, width: 301, height: 203, zoom: 1.5 });
  const mesh = layMesh(clean, options, random);
  const shade = 0.7;
  mesh.shade.fill(shade);
  const bordered = { width: clean.width + 2 * sourceBorder, height: clean.height + 2 * sourceBorder };
  const scratch = openScratch(packedBytes(mesh) + packedBytes(bordered) + resampleBytes(mesh) + backdropBytes(mesh));
  const source = {
    image: packImage(picture, scratch, { border: sourceBorder }),
    stepColumn: 1,
    stepRow: 1,
    isWhole: true,
  };
  const backdrop = createBackdrop(mesh, options, { random, scratch });
  const { data } = unpackImage(resampleImage(source, mesh, { backdrop, filterLine: null }));
  const angle = (20 * Math.PI) / 180;
  const scale = 1.5 * Math.min(301 / 83, 203 / 61);
  let seen = 0;
  for (let row = 0; row < 203; row++) {
    for (let column = 0; column < 301; column++) {
      const x = (column - 150) / scale;
      const y = (row - 101) / scale;
      const atColumn = 41 + Math.cos(angle) * x - Math.sin(angle) * y;
      const atRow = 30 + Math.sin(angle) * x + Math.cos(angle) * y;
      if (atColumn < 2 || atRow < 2 || atColumn > 80 || atRow > 58) continue;
      seen++;
      for (let channel = 0; channel < 3; channel++) {
        const expected = shade * splineAt(atColumn, atRow, channel);
        // Random neighbours differ by up to 255 levels, and places are rounded to 1/128 pixel.
        expect(Math.abs(data[3 * (row * 301 + column) + channel]! - expected)).toBeLessThan(4);
      }
    }
  }
  expect(seen).toBeGreaterThan(20_000);
});

function splineAt(column: number, row: number, channel: number): number {
  const weightsAt = (part: number) => [(0.5 - part) ** 2 / 2, 0.75 - part ** 2, (0.5 + part) ** 2 / 2];
  const [left, top] = [Math.round(column), Math.round(row)];
  const across = weightsAt(column - left);
  const down = weightsAt(row - top);
  let sum = 0;
  for (let j = 0; j < 3; j++) {
    for (let i = 0; i < 3; i++) {
      const pixel = (top + j - 1) * clean.width + left + i - 1;
      sum += across[i]! * down[j]! * picture.data[3 * pixel + channel]!;
    }
  }
  return sum;
}

test('packing and unpacking loses nothing, whatever the width, and leaves the page alone', () => {
  for (const border of [0, 2]) {
    const width = clean.width + 2 * border;
    const height = clean.height + 2 * border;
    const packed = packImage(picture, openScratch(packedBytes({ width, height })), { border });
    const covers = Array.from({ length: width * height }, (_, index) => packed.data[4 * index + 3]!);
    const { data } = unpackImage(packed);
    for (let row = 0; row < clean.height; row++) {
      const start = 3 * ((row + border) * width + border);
      const line = picture.data.subarray(3 * row * clean.width, 3 * (row + 1) * clean.width);
      expect(data.subarray(start, start + 3 * clean.width)).toEqual(line);
    }
    expect(covers.filter((cover) => cover === 255)).toHaveLength(clean.width * clean.height);
    expect(covers.filter((cover) => cover === 0)).toHaveLength(width * height - clean.width * clean.height);
  }
});
