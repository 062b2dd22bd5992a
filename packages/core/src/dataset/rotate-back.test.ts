import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTruthSchema } from '../render/render-truth-schema.ts';
import { rotateBack } from './rotate-back.ts';
import { makeTestPage } from './test-support/make-test-page.ts';
import { verifyPage } from './verify-page.ts';

const upright = makeTestPage({ dotsPerInch: 50, layout: '3x4', seed: 1 });

describe('rotateBack', () => {
  it('is the inverse of every turn and mirror: the truth is that of the page never turned', () => {
    const pose = fc.record({
      rotation: fc.double({ min: -40, max: 40, noNaN: true }),
      quarterTurns: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
      mirrored: fc.boolean(),
    });
    fc.assert(
      fc.property(pose, (turned) => {
        const page = makeTestPage({ dotsPerInch: 50, layout: '3x4', seed: 1, ...turned });
        const { truth, image } = rotateBack(page.image, page.truth);
        expect([image.width, image.height]).toEqual([upright.image.width, upright.image.height]);
        expect([truth.width, truth.height]).toEqual([image.width, image.height]);
        expect(truth.pose).toEqual({ mirrored: false, rotation: 0, quarterTurns: 0 });
        for (const [index, lead] of upright.truth.leads.entries()) {
          const back = truth.leads[index]!.centreLine;
          for (let i = 0; i < lead.centreLine.times.length; i += 25) {
            expect(Math.abs(back.columns[i]! - lead.centreLine.columns[i]!)).toBeLessThan(0.02);
            expect(Math.abs(back.rows[i]! - lead.centreLine.rows[i]!)).toBeLessThan(0.02);
          }
        }
        const { paperMap } = upright.truth;
        expect(truth.paperMap.pictureColumns.at(-1)!).toBeCloseTo(paperMap.pictureColumns.at(-1)!, 1);
      }),
      { numRuns: 12 },
    );
  });

  it('gives the picture back bit by bit after quarter turns and mirrors', () => {
    for (const quarterTurns of [0, 1, 2, 3] as const) {
      for (const mirrored of [false, true]) {
        const page = makeTestPage({ dotsPerInch: 50, layout: '3x4', quarterTurns, mirrored });
        const { image } = rotateBack(page.image, page.truth);
        const largest = image.data.reduce(
          (most, value, at) => Math.max(most, Math.abs(value - upright.image.data[at]!)),
          0,
        );
        expect(largest, `${quarterTurns} ${mirrored}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it('keeps truth and picture together, also on worn pages', () => {
    const pages = [
      makeTestPage({ rotation: -11, dotsPerInch: 100 }),
      makeTestPage({ dotsPerInch: 110, wear: { rotation: 8, tiltX: 6 } }),
      makeTestPage({ rotation: 4, rotationFit: 'clip', dotsPerInch: 100 }),
    ];
    for (const { image, truth } of pages) {
      const back = rotateBack(image, truth);
      expect(renderTruthSchema.safeParse(back.truth).error).toBeUndefined();
      expect(verifyPage({ ...back, record: null }).problems).toEqual([]);
    }
  });
});
