import { describe, expect, it } from 'vitest';
import type { EcgRecord } from '../model/record.ts';
import { hertz, seconds } from '../units.ts';
import { filterRecord } from './filter-record.ts';

const count = 2000;

function sineRecord(frequency: number): EcgRecord {
  const samples = Float32Array.from({ length: count }, (_, i) => Math.sin((2 * Math.PI * frequency * i) / 500));
  const lead = { lead: 'I', samples, start: seconds(0), end: seconds(4) } as const;
  return { name: 'sine', samplingFrequency: hertz(500), sampleCount: count, leads: [lead], comments: [] };
}

/** Root mean square far from the ends, over that of the sine. */
function passed(frequency: number, cut: number): number {
  const { samples } = filterRecord(sineRecord(frequency), cut).leads[0]!;
  const middle = samples.slice(500, 1500);
  return Math.sqrt((2 * middle.reduce((sum, value) => sum + value * value, 0)) / middle.length);
}

describe('filterRecord', () => {
  it.each([25, 40, 100])('lets half through at %i Hz, all far below and nothing of twice that', (cut) => {
    expect(passed(cut, cut)).toBeCloseTo(0.5, 1);
    expect(passed(cut / 3, cut)).toBeCloseTo(1, 1);
    expect(passed(2 * cut, cut)).toBeLessThan(0.01);
  });

  it('moves nothing in time and keeps a flat line', () => {
    const record = sineRecord(5);
    const { samples } = filterRecord(record, 40).leads[0]!;
    const { samples: source } = record.leads[0]!;
    for (let i = 200; i < 1800; i++) expect(Math.abs(samples[i]! - source[i]!)).toBeLessThan(0.01);
    const flat = { ...record, leads: [{ ...record.leads[0]!, samples: new Float32Array(count).fill(0.7) }] };
    for (const value of filterRecord(flat, 25).leads[0]!.samples) expect(value).toBeCloseTo(0.7, 6);
  });

  it('leaves gaps as they are, and what holds no higher frequencies', () => {
    const record = sineRecord(5);
    record.leads[0]!.samples.fill(Number.NaN, 700, 720);
    const { samples } = filterRecord(record, 40).leads[0]!;
    expect(samples.every((value, index) => Number.isNaN(value) === (index >= 700 && index < 720))).toBe(true);
    expect(filterRecord(record, 250)).toBe(record);
  });
});
