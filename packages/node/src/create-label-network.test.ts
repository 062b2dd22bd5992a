import { labelClasses, labelCropHeight, labelCropPlanes, labelCropWidth } from '@einthoven/core/network';
import { expect, it } from 'vitest';
import { createLabelNetwork } from './create-label-network.ts';

it('gives each crop one chance a class, and sees no name on bare paper', async () => {
  const network = await createLabelNetwork();
  const chances = await network!(new Float32Array(3 * labelCropPlanes * labelCropHeight * labelCropWidth), 3);
  expect(chances).toHaveLength(3 * labelClasses.length);
  for (let k = 0; k < 3; k++) {
    const of = [...chances.subarray(k * labelClasses.length, (k + 1) * labelClasses.length)];
    expect(of.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 4);
    expect(of[0]).toBeGreaterThan(0.8);
  }
});
