import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../model/image.ts';
import type { SegmentedPage } from '../../model/page.ts';
import { createSeededRandom } from '../../render/create-seeded-random.ts';
import { rectifyOptionsSchema } from './rectify-options.ts';
import { rectifyStage } from './rectify-stage.ts';

/** A grid map of grainy paper in slight perspective: lines every 5 mm, about 36 px apart, and fainter ones every 1 mm. */
function grainyGrid(line: number): GrayImage {
  const random = createSeededRandom(1);
  const [width, height] = [1800, 1400];
  const warp = (k: number, side: number) => k * (1 + (0.12 * (k - side / 2)) / side);
  const inkAt = (k: number, side: number) => {
    const phase = warp(k, side) / 36;
    const near = (period: number) => Math.abs(phase / period - Math.round(phase / period)) * period * 36 < 1;
    return near(1) ? line : near(0.2) ? line / 4 : 0;
  };
  const columns = Float64Array.from({ length: width }, (_, u) => inkAt(u, width));
  const rows = Float64Array.from({ length: height }, (_, v) => inkAt(v, height));
  const data = Uint8Array.from({ length: width * height }, (_, p) => {
    return 100 * random.uniform() + Math.max(columns[p % width]!, rows[Math.floor(p / width)]!);
  });
  return { width, height, data };
}

/** A scan of 2200 pixels with lines every 1 mm and heavier ones every 5 mm, printed in dots that stand in rows of their own. */
function halftonedGrid(pitch: number, dots: number): GrayImage {
  const random = createSeededRandom(1);
  const [width, height] = [2200, 700];
  const angle = (-14 * Math.PI) / 180;
  const line = (k: number, period: number) => Math.exp(-(((k / period - Math.round(k / period)) * period) ** 2) / 0.7);
  const data = Uint8Array.from({ length: width * height }, (_, p) => {
    const [u, v] = [p % width, Math.floor(p / width)];
    const ruled = Math.max(...[u, v].map((k) => 15 * line(k, pitch) + 20 * line(k, 5 * pitch)));
    const [x, y] = [u * Math.cos(angle) + v * Math.sin(angle), v * Math.cos(angle) - u * Math.sin(angle)];
    return ruled + 100 * Math.max(line(x, dots), line(y, dots)) + 10 * random.uniform();
  });
  return { width, height, data };
}

async function axesOf(grid: GrayImage) {
  const page = { maps: { grid, ink: grid, text: grid } } as unknown as SegmentedPage;
  const context = {} as Parameters<typeof rectifyStage.run>[2];
  return (await rectifyStage.run(page, rectifyOptionsSchema.parse({}), context)).pose.axes;
}

describe('the grid of grainy paper', () => {
  it('is found by its 5 mm lines where the others drown', async () => {
    const axes = await axesOf(grainyGrid(40));
    expect(axes?.some(({ fivefold }) => fivefold)).toBe(true);
    for (const { frequency } of axes!) expect(1 / frequency).toBeGreaterThan(30);
    for (const { frequency } of axes!) expect(1 / frequency).toBeLessThan(42);
  });

  it('is none where there is grain only', async () => {
    expect(await axesOf(grainyGrid(0))).toBeNull();
  });
});

describe('the grid of a print in dots', () => {
  it('is that of its lines, where the dots would make a page of half a metre and more', async () => {
    const [x, y] = (await axesOf(halftonedGrid(7.874, 3.33)))!;
    for (const { frequency, fivefold } of [x, y]) expect(frequency * (fivefold ? 5 : 1) * 7.874).toBeCloseTo(1, 1);
    expect(x.angle).toBeCloseTo(0, 2);
    expect(y.angle).toBeCloseTo(Math.PI / 2, 2);
  });
});
