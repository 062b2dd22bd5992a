import type { Arrangement } from './arrangement.ts';
import { listStretches } from './list-stretches.ts';
import { measureRelations } from './measure-relations.ts';
import type { SampledRows } from './sample-rows.ts';

/** Seconds left out on both sides of a stretch, where a column may change. */
const marginSeconds = 0.05;
/**
 * Logarithm of the residual at which a law is as likely to hold as not. On sketches of real recordings laws that hold
 * leave -5 to -2.5, chest leads taken for limb leads -2.6 to +0.3.
 */
const evenResidual = -2.75;
/** Evidence (nats) for each unit of the logarithm, and the most that one stretch can give. */
const evidencePerUnit = 1.5;
const mostFor = 3;
const mostAgainst = -4;

/** Evidence in nats that the short leads obey Einthoven's and Goldberger's laws where `template` says they must. */
export function scoreRelations(sampled: SampledRows, template: Arrangement): number {
  const margin = Math.round(marginSeconds / sampled.step);
  let score = 0;
  for (const { column, from, to } of listStretches(template, sampled.length)) {
    const measure = measureRelations(sampled, template, { column, from: from + margin, to: to - margin });
    if (measure === null) continue;
    const evidence = evidencePerUnit * (evenResidual - Math.log(measure.residual));
    score += measure.informative * Math.min(mostFor, Math.max(mostAgainst, evidence));
  }
  return score;
}
