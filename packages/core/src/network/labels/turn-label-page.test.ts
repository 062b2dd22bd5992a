import { expect, it } from 'vitest';
import { labelPageScale } from './draw-label-page.ts';
import { turnLabelPage } from './turn-label-page.ts';

const plane = (first: number) => ({ width: 3, height: 2, data: Uint8Array.from({ length: 6 }, (_, p) => first + p) });
const page = { left: -1, top: 4, ink: plane(1), trace: plane(11) };

it('has the last pixel first, at the same place of the turned paper', () => {
  const turned = turnLabelPage(page);
  expect([...turned.ink.data]).toEqual([6, 5, 4, 3, 2, 1]);
  expect([...turned.trace.data]).toEqual([16, 15, 14, 13, 12, 11]);
  expect(turned.left).toBeCloseTo(-(page.left + 2 / labelPageScale), 12);
  expect(turned.top).toBeCloseTo(-(page.top + 1 / labelPageScale), 12);
});

it('is the page itself when turned twice', () => {
  expect(turnLabelPage(turnLabelPage(page))).toEqual(page);
});
