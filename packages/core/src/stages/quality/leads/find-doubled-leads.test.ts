import { describe, expect, it } from 'vitest';
import type { LeadName } from '../../../model/lead.ts';
import type { EcgRecord } from '../../../model/record.ts';
import { createSeededRandom } from '../../../render/create-seeded-random.ts';
import { synthesizeEcg } from '../../../render/synthesize-ecg.ts';
import { findDoubledLeads } from './find-doubled-leads.ts';

const heart = synthesizeEcg({ seed: 3 });
const signalOf = (lead: LeadName) => heart.leads.find((one) => one.lead === lead)!.samples;
const withSignal = (lead: LeadName, samples: Float32Array): EcgRecord => ({
  ...heart,
  leads: heart.leads.map((one) => (one.lead === lead ? { ...one, samples } : one)),
});

describe('findDoubledLeads', () => {
  it('finds none in a sound record', () => {
    expect(findDoubledLeads(heart)).toEqual([]);
  });

  it('finds a lead that was read twice, a little larger, later and noisier', () => {
    const random = createSeededRandom(1);
    const read = signalOf('V2').map(
      (value, n, all) => 1.01 * ((value + (all[n - 1] ?? value)) / 2) + 0.02 * (random.uniform() - 0.5),
    );
    expect(findDoubledLeads(withSignal('V3', read))).toEqual([['V2', 'V3']]);
    const limb = signalOf('I').map((value) => 0.95 * value + 0.03 * (random.uniform() - 0.5));
    expect(findDoubledLeads(withSignal('II', limb))).toEqual([['I', 'II']]);
  });

  it('tells neighbours on the chest apart that differ by a twentieth', () => {
    const size = Math.sqrt(signalOf('V5').reduce((sum, value) => sum + value * value, 0) / heart.sampleCount);
    const own = signalOf('V5').map((value, n) => value + 0.1 * size * Math.sin((20 * n) / heart.samplingFrequency));
    expect(findDoubledLeads(withSignal('V6', own))).toEqual([]);
  });

  it('does not compare flat leads, nor leads drawn together for less than a second', () => {
    const flat = heart.leads.map((lead) => ({ ...lead, samples: lead.samples.map(() => 0) }));
    expect(findDoubledLeads({ ...heart, leads: flat })).toEqual([]);
    const short = withSignal('V3', signalOf('V2'));
    const cut = short.leads.map((lead) => ({
      ...lead,
      samples: lead.samples.map((value, n) => (n < 0.9 * heart.samplingFrequency ? value : Number.NaN)),
    }));
    expect(findDoubledLeads({ ...short, leads: cut })).toEqual([]);
  });
});
