import { describe, expect, it } from 'vitest';
import type { PrintedLead } from '../../../model/lead.ts';
import type { Arrangement } from './arrangement.ts';
import { type NamedPlaces, tellApart } from './tell-apart.ts';

const names: PrintedLead[][] = [
  ['I', 'aVR', 'V1', 'V4'],
  ['II', 'aVL', 'V2', 'V5'],
  ['III', 'aVF', 'V3', 'V6'],
];
const whole: Arrangement = { name: '3x4', rows: names, rhythmStrips: [], columnTiming: 'sequential' };

function places(changes: Partial<Arrangement> = {}, others: Partial<NamedPlaces> = {}): NamedPlaces {
  return {
    arrangement: { ...whole, ...changes },
    orientation: 'upright',
    strips: [],
    rowNumbers: [0, 1, 2],
    ...others,
  };
}

describe('tellApart', () => {
  it('takes a template and a part of it with the same names at nearly the same places for the same', () => {
    const right = places({ shown: { from: 0, to: 0.97 } });
    const left = places({ shown: { from: 0.03, to: 1 } });
    expect(tellApart(places(), right)).toBe(false);
    expect(tellApart(left, places())).toBe(false);
    expect(tellApart(left, right)).toBe(false);
  });

  it('tells columns apart that begin far from one another', () => {
    const right = places({ shown: { from: 0, to: 0.84 } });
    expect(tellApart(places(), right)).toBe(true);
    expect(tellApart(right, places({ shown: { from: 0.16, to: 1 } }))).toBe(true);
  });

  it('tells other names apart at the same places and at nearly the same ones', () => {
    const rows = names.map((row) => row.map((lead): PrintedLead => (lead === 'V6' ? 'V5' : lead)));
    expect(tellApart(places(), places({ rows }))).toBe(true);
    expect(tellApart(places(), places({ rows, shown: { from: 0, to: 0.97 } }))).toBe(true);
  });

  it('takes an open place for no other name', () => {
    const rows = names.map((row) => row.map((lead) => (lead === 'V6' ? null : lead)));
    expect(tellApart(places(), places({ rows }))).toBe(false);
  });

  it('tells apart names in other rows of the page, other columns and other ways to lie', () => {
    expect(tellApart(places(), places({}, { rowNumbers: [1, 2, 3] }))).toBe(true);
    expect(tellApart(places(), places({ rows: names.map((row) => row.slice(0, 2)) }))).toBe(true);
    expect(tellApart(places(), places({}, { orientation: 'mirrored' }))).toBe(true);
  });
});
