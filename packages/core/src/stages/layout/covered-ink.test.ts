import { expect, it } from 'vitest';
import { CoveredColumn, coveredInk } from './covered-ink.ts';

it('covers a stroke half way to its neighbours and its radius beyond', () => {
  const [{ top, bottom }] = coveredInk([Float32Array.of(Number.NaN, 10, 10, 30)], 2) as [
    ReturnType<typeof coveredInk>[number],
  ];
  expect([...top]).toEqual([Number.NaN, 8, 8, 18]);
  expect([...bottom]).toEqual([Number.NaN, 12, 22, 32]);
});

it('tells what is covered in a column, and how much of the way down to a place', () => {
  const column = new CoveredColumn(coveredInk([Float32Array.of(10, Number.NaN), Float32Array.of(25, 25)], 3));
  column.moveTo(0);
  expect([5, 10, 14, 25, 40].map((y) => column.above(y))).toEqual([0, 3, 6, 9, 12]);
  expect([column.has(12), column.has(14), column.has(22)]).toEqual([true, false, true]);
  column.moveTo(1);
  expect(column.above(24)).toBe(2);
});
