import type { LeadEvidence, PageEvidence } from '../evidence/measure-evidence.ts';
import type { SampleJudgement } from './judge-samples.ts';
import type { QualityCalibration } from './quality-calibration.ts';
import { readCurve } from './read-curve.ts';
import { scoreLead } from './score-lead.ts';

export interface RatioJudgement {
  /** Expected signal-to-noise ratio, dB: as often too high as too low. */
  readonly expected: number;
  /** Nine of ten are better than this, dB. */
  readonly low: number;
}

/** Ratios beyond these say nothing more, dB. */
export const leastRatio = -10;
export const mostRatio = 40;

/** Signal-to-noise ratio (dB) that the expected errors of the samples make; what is missing counts as 0 mV. */
export function ratioOfSamples(lead: LeadEvidence, { errorMicrovolts }: SampleJudgement): number {
  let [sum, count] = [0, 0];
  for (const error of errorMicrovolts) {
    if (Number.isNaN(error)) continue;
    sum += (error / 1000) ** 2;
    count++;
  }
  if (count === 0 || lead.meanSquare === 0) return leastRatio;
  const noise = (lead.coverage * sum) / count + (1 - lead.coverage) * lead.meanSquare;
  return Math.min(mostRatio, Math.max(leastRatio, 10 * Math.log10(lead.meanSquare / noise)));
}

/** The signal-to-noise ratio to expect of a lead. */
export function judgeLead(
  lead: LeadEvidence,
  page: PageEvidence['page'],
  { ratio, calibration }: { readonly ratio: number; readonly calibration: QualityCalibration },
): RatioJudgement {
  const score = scoreLead(lead, page, calibration.lead) + calibration.lead.ratio * ratio;
  return { expected: readCurve(calibration.lead.expected, score), low: readCurve(calibration.lead.low, score) };
}
