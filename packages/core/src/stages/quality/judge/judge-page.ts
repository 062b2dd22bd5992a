import type { LeadEvidence } from '../evidence/measure-evidence.ts';
import { leastRatio, type RatioJudgement } from './judge-lead.ts';
import type { QualityCalibration } from './quality-calibration.ts';
import { readCurve } from './read-curve.ts';

/** Ratio (dB) of all leads together, each with its own: power of all signals over power of all errors. */
export function ratioOfLeads(leads: readonly LeadEvidence[], ratios: readonly number[]): number {
  let [signal, noise] = [0, 0];
  for (const [index, { meanSquare, gains }] of leads.entries()) {
    const count = gains.reduce((sum, gain) => sum + (Number.isNaN(gain) ? 0 : 1), 0);
    signal += meanSquare * count;
    noise += (meanSquare * count) / 10 ** (ratios[index]! / 10);
  }
  return noise > 0 ? 10 * Math.log10(signal / noise) : leastRatio;
}

/** The signal-to-noise ratio to expect of a page, all leads together. */
export function judgePage(
  leads: readonly LeadEvidence[],
  judgements: readonly RatioJudgement[],
  { page }: QualityCalibration,
): RatioJudgement {
  const ratio = ratioOfLeads(
    leads,
    judgements.map(({ expected }) => expected),
  );
  return { expected: readCurve(page.expected, ratio), low: readCurve(page.low, ratio) };
}
