import { expect, it } from 'vitest';
import type { EcgSet, GriddedPage, SegmentedPage } from '../model/page.ts';
import { cutOutArea } from './cut-out-area.ts';

it('keeps the ink and the marks of one box of the flat page, and the map of the whole', () => {
  const ink = { width: 6, height: 4, data: new Float32Array(24).fill(1) };
  const marks = { width: 12, height: 4, data: new Float32Array(48).fill(0.5) };
  const frame = { left: -1, top: 10, pixelsPerMillimetre: 1 };
  const map = { columns: 2 };
  const page = {
    grid: { map, left: -1, top: 10, right: 5, bottom: 14 },
    flat: { ...frame, ink, lines: { ...frame, marks, needed: true } },
    pose: { quarterTurns: 2 },
    severalSets: {},
  } as unknown as GriddedPage;
  const part = { part: { number: 2, count: 2, outline: [] } } as unknown as SegmentedPage;
  const box = { left: -1, top: 12, right: 1, bottom: 30 };
  const cut = cutOutArea(page, part, { box } as unknown as EcgSet);
  expect(cut).toMatchObject({ part: { number: 2 }, pose: { quarterTurns: 2 }, grid: { map, ...box } });
  expect(cut).not.toHaveProperty('severalSets');
  const row = [1, 1, 0, 0, 0, 0];
  expect([...cut.flat.ink.data]).toEqual([...Array(12).fill(0), ...row, ...row]);
  expect(cut.flat.lines!.marks.data.filter((value) => value > 0)).toHaveLength(8);
  expect([...cut.flat.lines!.marks.data.slice(24, 30)]).toEqual([0.5, 0.5, 0.5, 0.5, 0, 0]);
  expect(ink.data.every((value) => value === 1)).toBe(true);
});
