import { expect, it } from 'vitest';
import { findMissingPlaces } from './find-missing-places.ts';
import type { NamedBox } from './name-boxes.ts';

const name = (left: number, bottom: number): NamedBox => ({
  lead: 'V1',
  confidence: 0.9,
  isName: 0.95,
  left,
  right: left + 30,
  top: bottom - 20,
  bottom,
  ink: 100,
});

it('looks where columns and rows of names cross', () => {
  const names = [name(100, 100), name(501, 102), name(100, 300), name(100, 500), name(500, 500)];
  const places = findMissingPlaces(names);
  expect(places).not.toHaveLength(0);
  for (const { left, bottom } of places) {
    expect(Math.abs(left - 500.5)).toBeLessThan(1);
    expect(Math.abs(bottom - 300)).toBeLessThan(1);
  }
});

it('looks for a row that is missing among rows of one step', () => {
  const rows = [100, 150, 200, 300, 350].map((bottom) => name(100, bottom));
  expect(findMissingPlaces(rows).map(({ bottom }) => bottom)).toContain(250);
});

it('sees no order in two names', () => {
  expect(findMissingPlaces([name(100, 100), name(100, 300)])).toEqual([]);
});
