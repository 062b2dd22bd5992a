import { describe, expect, it } from 'vitest';
import { scoreRealPage } from './score-real-page.mjs';

const samplingFrequency = 500;
/** Complexes as in a 3 x 4 page without a strip: 10 s, of which each lead has a quarter; those of V4 are four times as tall. */
const heights = { I: 0.5, aVR: 0.5, V1: 0.5, V4: 2 };
const names = Object.keys(heights) as (keyof typeof heights)[];

/** A triangle 60 ms wide every `interval` seconds, from 0.4 s on, on a level of its own. */
function draw(lead: keyof typeof heights, interval: number) {
  const part = names.indexOf(lead);
  const samples = new Float32Array(10 * samplingFrequency).fill(Number.NaN);
  for (let n = part * 1250; n < (part + 1) * 1250; n++) {
    const away = Math.abs(((n / samplingFrequency - 0.4 + interval / 2) % interval) - interval / 2);
    samples[n] = 0.3 * part + heights[lead] * Math.max(0, 1 - away / 0.03);
  }
  return { lead, samples };
}

const record = { samplingFrequency, leads: names.map((lead) => draw(lead, 0.8)) };
const label = {
  layout: [names],
  rhythmStrip: { lead: null, durationS: 10, qrsCount: 12, countedIn: 'first full row (all leads in it)' },
  qrsPeakToPeakMv: { V4: 2 },
};
const checksOf = (rule: { joinRow: boolean; atComplexes: boolean }, of = record) =>
  Object.fromEntries(scoreRealPage(of, label, rule).checks.map(({ what, read }) => [what, Number(read.toFixed(1))]));

describe('scoreRealPage', () => {
  it('counts in the whole row where a person did, however the leads differ in size', () => {
    expect(scoreRealPage(record, label, { joinRow: true, atComplexes: true }).right).toBe(true);
    expect(checksOf({ joinRow: true, atComplexes: true })).toEqual({ s: 10, QRS: 12, 'V4 mV': 2 });
  });

  it('counts the time that names take between leads', () => {
    const gapped = record.leads.map(({ lead, samples }, k) => ({
      lead,
      samples: samples.map((value, n) => (n < k * 1250 + 120 && k > 0 ? Number.NaN : value)),
    }));
    expect(checksOf({ joinRow: true, atComplexes: true }, { ...record, leads: gapped }).s).toBe(10);
  });

  it('finds a quarter of it in the first lead alone', () => {
    expect(checksOf({ joinRow: false, atComplexes: true })).toMatchObject({ s: 2.5, QRS: 3 });
  });

  it('measures slow rhythms where the complexes are: windows of one length miss them', () => {
    const slow = { ...record, leads: names.map((lead) => draw(lead, 1.5)) };
    expect(checksOf({ joinRow: true, atComplexes: true }, slow)['V4 mV']).toBe(2);
    expect(checksOf({ joinRow: true, atComplexes: false }, slow)['V4 mV']).toBeLessThan(1.5);
  });

  it('names leads that are not there and leads that the page does not show', () => {
    const leads = [...record.leads.slice(1), { ...record.leads[0]!, lead: 'V9' }];
    const score = scoreRealPage({ samplingFrequency, leads }, label, { joinRow: true, atComplexes: true });
    expect(score).toMatchObject({ missing: ['I'], wrong: ['V9'], right: false });
  });
});
