import { type SampleDoubt, sampleDoubts } from '../evidence/measure-doubts.ts';
import { type LeadEvidence, type PageDoubt, pageDoubts } from '../evidence/measure-evidence.ts';

/** A weight for each doubt about a lead on the whole, and about its page. */
export interface DoubtWeights {
  readonly intercept: number;
  readonly mean: Readonly<Record<SampleDoubt, number>>;
  readonly page: Readonly<Record<PageDoubt, number>>;
}

/** Sum of the weighted doubts that all samples of a lead share. */
export function scoreLead(
  { meanDoubts }: Pick<LeadEvidence, 'meanDoubts'>,
  page: Readonly<Record<PageDoubt, number>>,
  weights: DoubtWeights,
): number {
  let score = weights.intercept;
  for (const name of sampleDoubts) score += weights.mean[name] * meanDoubts[name];
  for (const name of pageDoubts) score += weights.page[name] * page[name];
  return score;
}
