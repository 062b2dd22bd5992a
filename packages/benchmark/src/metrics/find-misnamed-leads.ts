import { countFinite } from '../numeric/count-finite.ts';
import { bestFit } from './best-fit.ts';

/** Shorter output (seconds) is too little to tell a lead by. */
const minimumSeconds = 0.3;
/** A lead is taken for another one above this correlation, and by this much more than for itself. */
const clearFit = 0.7;
const clearMargin = 0.02;

export interface MisnamedLeads {
  /** Leads whose output fits another lead of the truth better. */
  readonly wrong: readonly string[];
  /** Leads whose output is upside down. */
  readonly inverted: readonly string[];
}

/** Finds leads with swapped names and leads upside down; both maps by lead name, with one length and rate (Hz). */
export function findMisnamedLeads(
  truth: ReadonlyMap<string, Float64Array>,
  estimate: ReadonlyMap<string, Float64Array>,
  samplingFrequency: number,
): MisnamedLeads {
  const wrong: string[] = [];
  const inverted: string[] = [];
  for (const name of truth.keys()) {
    const given = estimate.get(name);
    if (given === undefined || !isTelling(given, samplingFrequency)) continue;
    let own = 0;
    let other = Number.NEGATIVE_INFINITY;
    for (const [candidate, samples] of truth) {
      const fit = bestFit(given, samples, samplingFrequency);
      if (candidate === name) own = fit;
      else other = Math.max(other, fit);
    }
    if (other > clearFit && other > own + clearMargin) wrong.push(name);
    else if (own < -clearFit) inverted.push(name);
  }
  return { wrong, inverted };
}

function isTelling(samples: Float64Array, samplingFrequency: number): boolean {
  if (countFinite(samples) <= minimumSeconds * samplingFrequency) return false;
  const finite = samples.filter(Number.isFinite);
  return finite.some((value) => value !== finite[0]);
}
