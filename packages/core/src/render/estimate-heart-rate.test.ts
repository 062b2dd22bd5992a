import { expect, it } from 'vitest';
import { estimateHeartRate } from './estimate-heart-rate.ts';
import { synthesizeEcg } from './synthesize-ecg.ts';

it.each([45, 72, 110, 150])('counts %i beats a minute', (heartRate) => {
  const record = synthesizeEcg({ seed: 2, heartRate, heartRateVariability: 0 });
  expect(Math.abs(estimateHeartRate(record)! - heartRate)).toBeLessThan(2);
});

it('knows no rate without beats', () => {
  expect(estimateHeartRate({ ...synthesizeEcg({}), leads: [] })).toBeNull();
});
