import { expect, it } from 'vitest';
import { keepBest } from './keep-best.ts';

const box = (left: number, right: number, confidence: number) =>
  ({ left, right, top: 0, bottom: 20, ink: 9, lead: 'II', confidence }) as const;

it('keeps the surer of two readings of one name, the surest name first', () => {
  const [part, whole, other] = [box(0, 10, 0.6), box(0, 20, 0.9), box(40, 60, 0.95)];
  expect(keepBest([part, whole, other])).toEqual([other, whole]);
});
