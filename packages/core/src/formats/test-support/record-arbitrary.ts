import fc from 'fast-check';
import { leadNames } from '../../model/lead.ts';
import type { EcgRecord } from '../../model/record.ts';
import { hertz } from '../../units.ts';
import { coveredSpan } from '../covered-span.ts';

/** Any record: some leads in any order, samples to ±`largest` millivolts with holes anywhere, usual and odd frequencies. */
export function recordArbitrary({ largest, leastSamples }: { largest: number; leastSamples: number }) {
  const sample = fc.oneof(
    { weight: 4, arbitrary: fc.float({ min: -largest, max: largest, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
  );
  return fc
    .record({
      leads: fc.shuffledSubarray([...leadNames], { minLength: 1 }),
      sampleCount: fc.integer({ min: leastSamples, max: 40 }),
      samplingFrequency: fc.constantFrom(100, 128, 250, 257, 360, 500, 1000, 62.5, 333.25),
    })
    .chain(({ leads, sampleCount, samplingFrequency }) =>
      fc.tuple(...leads.map(() => fc.array(sample, { minLength: sampleCount, maxLength: sampleCount }))).map(
        (columns): EcgRecord => ({
          name: 'any-record_1',
          samplingFrequency: hertz(samplingFrequency),
          sampleCount,
          comments: ['made up'],
          leads: leads.map((lead, index) => {
            const samples = Float32Array.from(columns[index]!);
            return { lead, samples, ...coveredSpan(samples, hertz(samplingFrequency)) };
          }),
        }),
      ),
    );
}
