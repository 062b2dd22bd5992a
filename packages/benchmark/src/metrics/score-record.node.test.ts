import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LeadScore } from './lead-score.ts';
import type { RecordScore } from './record-score.ts';
import { scoreRecord } from './score-record.ts';
import { summarizePages } from './summarize-pages.ts';
import type { Summary } from './summary.ts';

/** How the reference scorer calls the figures, and how closely it must be met: dB, ms, µV or parts of 1. */
const leadFigures = {
  c24: ['challenge2024', 0.01],
  c24fix: ['challenge2024Mended', 0.01],
  c24raw: ['challenge2024Unshifted', 0.01],
  k25: ['kaggle2025', 0.01],
  abs: ['absolute', 0.01],
  absm: ['absoluteMeanRemoved', 0.01],
  r: ['correlation', 1e-5],
  rmse: ['rootMeanSquareError', 1e-4],
  dt: ['timeOffset', 1e-4],
  gain: ['gain', 1e-5],
  cov: ['coverage', 1e-6],
} as const satisfies Record<string, readonly [keyof LeadScore, number]>;

const recordFigures = {
  ...leadFigures,
  k_lin: ['kaggleRatio', 1e-3],
  kac: ['kaggleAlternating', 0.01],
  dt_worst: ['worstTimeOffset', 1e-4],
  false: ['falselyDrawn', 1e-6],
  recall: ['leadRecall', 1e-6],
} as const satisfies Record<string, readonly [keyof RecordScore, number]>;

const summaryFigures = {
  n: 'pages',
  fail: 'failed',
  c24: 'challenge2024',
  c24fix: 'challenge2024Mended',
  c24raw: 'challenge2024Unshifted',
  k25: 'kaggleLinear',
  k384: 'kaggleCapped',
  k_med: 'kaggleMedian',
  k_p10: 'kagglePercentile10',
  kac_med: 'kaggleAlternatingMedian',
  abs_med: 'absoluteMedian',
  abs_p10: 'absolutePercentile10',
  absm_med: 'absoluteMeanRemovedMedian',
  r: 'correlation',
  rmse_uV: 'rootMeanSquareError',
  dt_ms: 'timeOffset',
  dt_abs90: 'timeOffsetSize90',
  gain: 'gain',
  cov: 'coverage',
  false: 'falselyDrawn',
  recall: 'leadRecall',
  wrong: 'wrongLeads',
  inv: 'invertedLeads',
} as const satisfies Record<string, keyof Summary>;

/** Microvolts, a dot where nothing is drawn. */
type Samples = Record<string, string>;
interface Fixture {
  samplingFrequency: number;
  truths: Samples[];
  cases: {
    name: string;
    truth: number;
    samplingFrequency: number;
    prediction: Samples;
    expected: Record<string, number | null> & {
      failed: boolean;
      wrong: string[];
      inverted: string[];
      extra_leads: string[];
      leads: Record<string, Record<string, number | null>>;
    };
  }[];
  summaries: Record<string, Record<string, number | null>>;
}

const fixture: Fixture = JSON.parse(readFileSync(new URL('../../fixtures/metrics.json', import.meta.url), 'utf8'));
const asRecord = (samples: Samples, samplingFrequency: number) => ({
  samplingFrequency,
  leads: new Map(
    Object.entries(samples).map(([name, values]) => [
      name,
      Float64Array.from(values.split(' '), (value) => (value === '.' ? Number.NaN : Number(value) / 1000)),
    ]),
  ),
});
const score = (index: number) => {
  const { truth, samplingFrequency, prediction } = fixture.cases[index]!;
  return scoreRecord(
    asRecord(fixture.truths[truth]!, fixture.samplingFrequency),
    asRecord(prediction, samplingFrequency),
  );
};
const scores = fixture.cases.map((_, index) => score(index));

function expectNear(got: number, wanted: number | null, options: { tolerance: number; what: string }): void {
  const difference = wanted === null ? (Number.isNaN(got) ? 0 : Number.NaN) : Math.abs(got - wanted);
  expect(difference, `${options.what}: got ${got}, expected ${wanted}`).toBeLessThanOrEqual(options.tolerance);
}

describe('scoreRecord against the reference scorer', () => {
  it.each(fixture.cases.map((one, index) => ({ ...one, index })))('$name', ({ expected, index }) => {
    const got = scores[index]!;
    for (const [key, [figure, tolerance]] of Object.entries(recordFigures)) {
      expectNear(got[figure], expected[key] ?? null, { tolerance, what: figure });
    }
    expect(Object.keys(got.leads)).toEqual(Object.keys(expected.leads));
    for (const [name, lead] of Object.entries(got.leads)) {
      for (const [key, [figure, tolerance]] of Object.entries(leadFigures)) {
        expectNear(lead[figure], expected.leads[name]![key] ?? null, { tolerance, what: `${name} ${figure}` });
      }
    }
    expect(got.failure !== null).toBe(expected.failed);
    expect(got.wrongLeads).toEqual(expected.wrong);
    expect(got.invertedLeads).toEqual(expected.inverted);
    expect(got.extraLeads).toEqual(expected.extra_leads);
  });

  it.each([
    ['all', scores],
    ['first three', scores.slice(0, 3)],
  ] as const)('summary of %s', (group, records) => {
    const got = summarizePages(records.map((record) => ({ score: record, cost: null })));
    const wanted = fixture.summaries[group]!;
    for (const [key, figure] of Object.entries(summaryFigures)) {
      expectNear(got[figure], wanted[key] ?? null, { tolerance: 0.01, what: figure });
    }
  });
});

describe('figures of our own', () => {
  const named = (name: string) => scores[fixture.cases.findIndex((one) => one.name === name)]!;

  it('measures the stretch of the time axis', () => {
    expect(named('stretched').leads.II!.timeScaleError).toBeCloseTo(0.4, 1);
    expect(Math.abs(named('late').leads.II!.timeScaleError)).toBeLessThan(0.05);
  });

  it('takes a late estimate for nearly perfect where any shift is free', () => {
    expect(named('far off').leads.II!.openEcgDigitizer).toBeGreaterThan(20);
    expect(named('far off').leads.II!.absoluteMeanRemoved).toBeLessThan(0);
  });

  it('finds no best-shift figure for a blank estimate', () => {
    expect(named('blank').openEcgDigitizer).toBeNaN();
  });
});
