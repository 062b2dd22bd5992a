import { describe, expect, it } from 'vitest';
import { relationComplement } from './relation-complement.ts';

describe('relationComplement', () => {
  it('finds II = I + III', () => {
    const [law, ...others] = relationComplement(['I', 'II', 'III']);
    expect(others).toEqual([]);
    expect(law![0]! / law![2]!).toBeCloseTo(1);
    expect(law![1]! / law![0]!).toBeCloseTo(-1);
  });

  it('finds aVR + aVL + aVF = 0', () => {
    const [law] = relationComplement(['aVR', 'aVL', 'aVF']);
    expect(law![1]! / law![0]!).toBeCloseTo(1);
    expect(law![2]! / law![0]!).toBeCloseTo(1);
  });

  it('knows that six limb leads have two dimensions and chest leads no laws', () => {
    expect(relationComplement(['aVL', 'I', '-aVR', 'II', 'aVF', 'III'])).toHaveLength(4);
    expect(relationComplement(['V1', 'V2', 'V3', 'I', 'II'])).toEqual([]);
    expect(relationComplement(['V1', 'V1'])).toHaveLength(1);
  });
});
