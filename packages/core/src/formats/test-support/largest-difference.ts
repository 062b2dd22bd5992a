import type { EcgRecord } from '../../model/record.ts';

/**
 * Largest difference in millivolts of two records with the same leads in the same order and as many samples; infinite
 * where one has a sample that the other misses, or anything else differs.
 */
export function largestDifference(left: EcgRecord, right: EcgRecord): number {
  if (left.samplingFrequency !== right.samplingFrequency || left.sampleCount !== right.sampleCount) return Infinity;
  if (left.leads.length !== right.leads.length) return Infinity;
  let largest = 0;
  left.leads.forEach(({ lead, samples }, index) => {
    const other = right.leads[index]!;
    if (other.lead !== lead || other.samples.length !== samples.length) largest = Infinity;
    samples.forEach((value, i) => {
      const twin = other.samples[i]!;
      if (Number.isNaN(value) !== Number.isNaN(twin)) largest = Infinity;
      else if (!Number.isNaN(value)) largest = Math.max(largest, Math.abs(value - twin));
    });
  });
  return largest;
}
