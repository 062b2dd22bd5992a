import { expect, it } from 'vitest';
import { keepBest } from './keep-best.ts';

const box = (left: number, right: number, confidence: number) =>
  ({ left, right, top: 0, bottom: 20, ink: 9, lead: 'II', confidence, isName: confidence }) as const;

it('keeps the surer of two readings of one name, the surest name first', () => {
  const [part, whole, other] = [box(0, 10, 0.6), box(0, 20, 0.9), box(40, 60, 0.95)];
  expect(keepBest([part, whole, other])).toEqual([other, whole]);
});

it('takes letters beside each other that were read as the same name for one name', () => {
  const [first, third, far] = [box(0, 4, 0.9), box(18, 22, 0.8), box(80, 84, 0.7)];
  expect(keepBest([third, far, first])).toEqual([{ ...first, right: 22, ink: 18 }, far]);
});
