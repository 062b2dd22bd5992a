import { describe, expect, it } from 'vitest';
import { describeScaleSource } from './describe-scale-source.ts';

describe('who tells the scale', () => {
  it.each(['calibration-pulse', 'dots-per-inch', 'assumed'] as const)('is said where it is %s', (scaleSource) => {
    expect(describeScaleSource({ scaleSource })).toHaveLength(1);
  });

  it.each(['grid', 'user'] as const)('needs no word where it is %s', (scaleSource) => {
    expect(describeScaleSource({ scaleSource })).toEqual([]);
  });
});
