import { sampleDoubts } from '../evidence/measure-doubts.ts';
import type { LeadEvidence, PageEvidence } from '../evidence/measure-evidence.ts';
import type { QualityCalibration } from './quality-calibration.ts';
import { readCurve } from './read-curve.ts';
import { scoreLead } from './score-lead.ts';

/** Confidence is the probability of an error of at most this many millivolts. */
export const confidentWithin = 0.1;

export interface SampleJudgement {
  /** Probability (0 to 1) that a sample is within 0.1 mV of what is drawn; NaN where it is missing. */
  readonly confidence: Float32Array;
  /** Expected error of each sample in microvolts, two of three are smaller; NaN where it is missing. */
  readonly errorMicrovolts: Float32Array;
}

/** Confidence and expected error of every sample of a lead, from the doubts about it. */
export function judgeSamples(
  lead: LeadEvidence,
  page: PageEvidence['page'],
  { sample }: QualityCalibration,
): SampleJudgement {
  const shared = scoreLead(lead, page, sample);
  const count = lead.gains.length;
  const confidence = new Float32Array(count).fill(Number.NaN);
  const errorMicrovolts = new Float32Array(count).fill(Number.NaN);
  for (let n = 0; n < count; n++) {
    const gain = lead.gains[n]!;
    if (Number.isNaN(gain)) continue;
    let score = shared;
    for (const name of sampleDoubts) score += sample.own[name] * lead.doubts[name][n]!;
    confidence[n] = shareWithin(sample.within, score, confidentWithin * gain);
    errorMicrovolts[n] = (1000 * readCurve(sample.error, score)) / gain;
  }
  return { confidence, errorMicrovolts };
}

/** Part of the samples of this score whose error is at most so many millimetres: by its logarithm between two limits. */
function shareWithin(within: QualityCalibration['sample']['within'], score: number, millimetres: number): number {
  const at = within.map((limit) => Math.log(limit.millimetres));
  const value = within.map((limit) => readCurve(limit.share, score));
  return Math.min(1, Math.max(0, readCurve({ at, value }, Math.log(millimetres))));
}
