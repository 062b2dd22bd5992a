import type { EcgRecord } from '../../model/record.ts';

/**
 * The record through a Gaussian of `width` seconds (standard deviation): waves so broad that no resolution rounds their
 * tops off, for tests of scales. The laws of the limb leads stay, as the same linear filter is laid on all leads.
 */
export function broadenWaves(record: EcgRecord, width: number): EcgRecord {
  const spread = width * record.samplingFrequency;
  const reach = Math.ceil(4 * spread);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-0.5 * ((k - reach) / spread) ** 2));
  const sum = weights.reduce((a, b) => a + b, 0);
  const broaden = (samples: Float32Array) =>
    samples.map((_, i) =>
      weights.reduce((value, weight, k) => {
        const place = Math.min(Math.max(i + k - reach, 0), samples.length - 1);
        return value + (weight / sum) * samples[place]!;
      }, 0),
    );
  return { ...record, leads: record.leads.map((lead) => ({ ...lead, samples: broaden(lead.samples) })) };
}
