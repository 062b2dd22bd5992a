import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';
import { broadenWaves } from './test-support/broaden-waves.ts';
import { digitizeRendering } from './test-support/digitize-rendering.ts';
import { gainAgainst } from './test-support/gain-against.ts';
import { renderTemplate } from './test-support/render-template.ts';
import { signalToNoise } from './test-support/signal-to-noise.ts';

/** Dots an inch of pages that are turned. */
const dotsPerInch = 150;
/** What any turn may cost against the upright page, dB. */
const largestLoss = 3;

describe('a larger picture of the same page', () => {
  // Broad waves: the tops of narrow ones lose height to large pixels, which is no matter of scale.
  const record = broadenWaves(synthesizeEcg({ seed: 1 }), 0.016);

  it.each([100, 150, 200, 300])('has its scale and the same millivolts: %d dpi', async (resolution) => {
    const { image, truth } = renderTemplate('3x4+1', { dotsPerInch: resolution }, record);
    const { page } = await digitizeRendering(image);
    expect(page.grid.pixelsPerMillimetreX / (resolution / 25.4)).toBeCloseTo(1, 3);
    expect(page.grid.pixelsPerMillimetreY / (resolution / 25.4)).toBeCloseTo(1, 3);
    expect(Math.abs(gainAgainst(page.record, truth.record) - 1)).toBeLessThanOrEqual(0.005);
  });
});

describe('a turned page', () => {
  let upright: number;

  async function digitizeTurned(turn: { rotation?: number; quarterTurns?: 0 | 1 | 2 | 3; mirrored?: boolean }) {
    const { image, truth } = renderTemplate('3x4+1', { dotsPerInch, ...turn });
    const { page } = await digitizeRendering(image);
    return { page, quality: signalToNoise(page.record, truth.record) };
  }

  beforeAll(async () => {
    upright = (await digitizeTurned({})).quality;
    expect(upright).toBeGreaterThan(20);
  });

  it.each([1, 2, 3] as const)('by %d quarters has the same signals', async (quarterTurns) => {
    const { page, quality } = await digitizeTurned({ quarterTurns });
    expect(page.pose).toMatchObject({ quarterTurns, mirrored: false });
    expect(quality).toBeGreaterThanOrEqual(upright - 0.5);
  });

  it.each([0.4, -1.2, 3, -7, 25])('by %d degrees has the same signals', async (rotation) => {
    const { page, quality } = await digitizeTurned({ rotation });
    expect(page.layout.name).toBe('3x4+1');
    expect(quality).toBeGreaterThanOrEqual(upright - largestLoss);
  });

  it('by any angle has the same signals', async () => {
    // Tenths of degrees, all alike likely: the bias of fast-check towards small numbers would leave pages upright.
    const angle = fc.noBias(fc.integer({ min: -1800, max: 1800 })).map((tenths) => tenths / 10);
    const holds = async (rotation: number) => {
      const { page, quality } = await digitizeTurned({ rotation });
      expect(page.layout.name).toBe('3x4+1');
      expect(quality).toBeGreaterThanOrEqual(upright - largestLoss);
    };
    await fc.assert(fc.asyncProperty(angle, holds), { numRuns: 5, seed: 7, endOnFailure: true });
  });

  it('is put back upright by its own angle', async () => {
    for (const rotation of [4, -4]) {
      const { page } = await digitizeTurned({ rotation });
      // The renderer counts counterclockwise, the pose clockwise, both from the page to the picture.
      expect(page.pose.rotation).toBeCloseTo(-rotation, 1);
    }
  });

  it.each([
    { mirrored: true },
    { mirrored: true, quarterTurns: 2, rotation: 2 },
    { mirrored: true, quarterTurns: 3 },
  ] as const)('that is mirrored is found out, reported and read: %o', async (turn) => {
    const { page, quality } = await digitizeTurned(turn);
    expect(page.pose.mirrored).toBe(true);
    expect(page.quality.warnings.map(({ message }) => message).join()).toMatch(/mirrored/);
    expect(page.layout.name).toBe('3x4+1');
    expect(quality).toBeGreaterThanOrEqual(upright - largestLoss);
  });
});
