import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreRecord } from '../metrics/score-record.ts';
import { summarizePages } from '../metrics/summarize-pages.ts';
import type { Summary } from '../metrics/summary.ts';
import { checkThresholds, type Thresholds } from './check-thresholds.ts';

const truth = {
  samplingFrequency: 250,
  leads: new Map([['II', Float64Array.from({ length: 500 }, (_, i) => Math.sin(i / 9))]]),
};
const summary: Summary = {
  ...summarizePages([{ score: scoreRecord(truth, truth), cost: null }]),
  kaggleMedian: 18.5,
  failed: 1,
};
const check = (limits: Thresholds['categories'][string]) =>
  checkThresholds({ ALL: summary }, { categories: { ALL: limits } });
const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

describe('checkThresholds', () => {
  it('passes figures at their limits', () => {
    expect(check({ kaggleMedian: { minimum: 18.5 }, failed: { maximum: 1 } })).toEqual([]);
  });
  it('names what is worse', () => {
    expect(check({ kaggleMedian: { minimum: 18.6 }, failed: { maximum: 0 } })).toEqual([
      'ALL: kaggleMedian is 18.5, below 18.6',
      'ALL: failed is 1, above 0',
    ]);
  });
  it('does not pass what it cannot look at', () => {
    expect(check({ secondsMedian: { maximum: 5 } })).toEqual(['ALL: secondsMedian could not be measured']);
    expect(check({ kaggleMedian: {} })).toHaveLength(1);
    expect(check({ kagleMedian: { minimum: 1 } } as never)).toEqual(['ALL: kagleMedian is not a figure']);
    expect(checkThresholds({}, { categories: { photo: { failed: { maximum: 0 } } } })).toEqual(['photo: no pages']);
  });
});

describe('thresholds.schema.json', () => {
  const figures = Object.keys(read('thresholds.schema.json').properties.categories.additionalProperties.properties);
  it('lists the figures of a summary', () => {
    expect(figures).toEqual(Object.keys(summary));
  });
  it('knows every figure of thresholds.json', () => {
    const { categories } = read('thresholds.json') as Thresholds;
    const used = Object.values(categories).flatMap((limits) => Object.keys(limits));
    expect(used.length).toBeGreaterThan(0);
    expect(figures).toEqual(expect.arrayContaining(used));
  });
});
