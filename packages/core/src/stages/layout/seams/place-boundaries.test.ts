import { expect, it } from 'vitest';
import type { LeadPlace } from '../../../model/page-layout.ts';
import { millimetres, millimetresPerSecond, seconds } from '../../../units.ts';
import { placeBoundaries } from './place-boundaries.ts';

const speed = millimetresPerSecond(25);
/** Four columns of 60 mm each from x = 10 on, in one row, and a strip. */
const leads = ['I', 'aVR', 'V1', 'V4'] as const;
const place = (lead: LeadPlace['lead'], from: number, to: number): LeadPlace => ({
  lead,
  inverted: false,
  row: from === 0 && to === 4 ? 1 : 0,
  rhythmStrip: from === 0 && to === 4,
  left: millimetres(10 + 60 * from),
  right: millimetres(10 + 60 * to),
  start: seconds(2.4 * from),
  end: seconds(2.4 * to),
});
const places = [...leads.map((lead, k) => place(lead, k, k + 1)), place('II', 0, 4)];
const at = (...middles: readonly number[]) => middles.map((x) => ({ left: x - 0.2, right: x + 0.2 }));

it('moves boundaries to a comb of gaps, and times follow the paper', () => {
  const moved = placeBoundaries(places, { gaps: at(72, 134, 196), ticks: [] }, speed);
  expect(moved.map(({ left }) => left)).toEqual([10, 72, 134, 196, 10]);
  expect(moved.map(({ right }) => right)).toEqual([72, 134, 196, 250, 250]);
  expect(moved[1]).toMatchObject({ start: seconds(2.48), end: seconds(4.96) });
  expect(moved[3]!.end).toBeCloseTo(9.6);
});

it('places a boundary that has no mark between the others', () => {
  const moved = placeBoundaries(places, { gaps: at(72, 196), ticks: [] }, speed);
  expect(moved[2]!.left).toBeCloseTo(134);
});

it('gives a wide mark to neither lead', () => {
  const gaps = [{ left: 71, right: 76 }, ...at(133.5, 194)];
  const moved = placeBoundaries(places, { gaps, ticks: [] }, speed);
  expect([moved[0]!.right, moved[1]!.left]).toEqual([71, 76]);
});

it.each([
  ['without marks', { gaps: [], ticks: [] }],
  ['where marks agree', { gaps: at(70.2, 130.1, 190), ticks: [] }],
  ['where marks stand in no comb', { gaps: at(76, 130, 184), ticks: [] }],
  ['where gaps are all over the page', { gaps: at(30, 45, 60, 72, 90, 134, 160, 196), ticks: [] }],
  ['for ticks at some boundaries only', { gaps: [], ticks: at(72, 134) }],
])('stays as it is %s', (_, seams) => {
  expect(placeBoundaries(places, seams, speed)).toBe(places);
});

it('believes ticks at all boundaries', () => {
  expect(placeBoundaries(places, { gaps: [], ticks: at(72, 134, 196) }, speed)[1]!.left).toBe(72);
});
