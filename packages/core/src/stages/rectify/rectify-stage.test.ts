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
