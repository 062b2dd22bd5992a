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
  const scores = new Float64Array(count).fill(shared);
  for (const name of sampleDoubts) {
    const weight = sample.own[name];
    const doubts = lead.doubts[name];
    for (let n = 0; n < count; n++) scores[n] = scores[n]! + weight * doubts[n]!;
  }
  const shareWithin = createShare(sample.within);
  for (let n = 0; n < count; n++) {
    const gain = lead.gains[n]!;
    if (Number.isNaN(gain)) continue;
    const score = scores[n]!;
    confidence[n] = shareWithin(score, confidentWithin * gain);
    errorMicrovolts[n] = (1000 * readCurve(sample.error, score)) / gain;
  }
  return { confidence, errorMicrovolts };
}

/**
 * Gives a function that tells which part of the samples of a score have an error of at most so many millimetres: by the
 * logarithm of the error between two limits.
 */
function createShare(within: QualityCalibration['sample']['within']): (score: number, millimetres: number) => number {
  const curve = {
    at: within.map((limit) => Math.log(limit.millimetres)),
    value: new Array<number>(within.length).fill(0),
  };
  return (score, millimetres) => {
    for (const [k, { share }] of within.entries()) curve.value[k] = readCurve(share, score);
    return Math.min(1, Math.max(0, readCurve(curve, Math.log(millimetres))));
  };
}
