import { expect, it } from 'vitest';
import { doubtRepeats } from './doubt-repeats.ts';
import type { NamedBox } from './name-boxes.ts';

const name = (lead: NamedBox['lead'], left: number, bottom: number, confidence: number): NamedBox => ({
  lead,
  confidence,
  isName: 0.99,
  left,
  right: left + 30,
  top: bottom - 19,
  bottom,
  ink: 100,
});

it('doubts the less sure of two equal names in a column', () => {
  const page = [name('aVR', 100, 100, 0.9), name('aVL', 100, 200, 0.8), name('aVR', 102, 300, 0.8)];
  expect(doubtRepeats(page).map(({ confidence }) => confidence)).toEqual([0.9, 0.8, 0.4]);
});

it('lets rhythm strips and other columns have the names of leads again', () => {
  const page = [
    name('II', 100, 100, 0.9),
    name('II', 100, 300, 0.8),
    name('V6', 100, 200, 0.9),
    name('V6', 500, 200, 0.7),
  ];
  expect(doubtRepeats(page)).toEqual(page);
});

it('leaves pages with two ECGs as they are', () => {
  const page = (['I', 'III', 'aVR', 'aVL'] as const).flatMap((lead, k) => [
    name(lead, 100, 100 * k, 0.9),
    name(lead, 100, 1000 + 100 * k, 0.8),
  ]);
  expect(doubtRepeats(page)).toEqual(page);
});
