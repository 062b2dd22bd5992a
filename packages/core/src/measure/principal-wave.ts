import type { MeanBeat } from './average-beats.ts';

/** One wave seen in the direction in which the leads show it best. */
export interface PrincipalWave {
  /** Weighted sum of the leads over the whole beat; the weights have the length 1. */
  readonly samples: Float64Array;
  /** The same sum of the leads' noise; null where no lead has two beats. */
  readonly noise: Float64Array | null;
  /** How many leads took part: a wave of the same height in each is higher by the root of it. */
  readonly leadCount: number;
}

/** Steps of the power iteration: it has long come to rest by then. */
const steps = 30;

/**
 * The first principal component of the leads between two frames, as deviations from zero: one signed wave in place of
 * twelve (F. Castells and others, EURASIP J Adv Signal Process 2007:074580, doi 10.1155/2007/74580). Only leads without
 * holes between the frames take part; null where there is none.
 */
export function principalWave(beats: readonly MeanBeat[], from: number, to: number): PrincipalWave | null {
  const whole = beats.filter(({ samples }) => samples.subarray(from, to + 1).every((value) => !Number.isNaN(value)));
  if (whole.length === 0 || to <= from || from < 0) return null;
  const parts = whole.map(({ samples }) => samples.subarray(from, to + 1));
  let weights = parts.map((part) => Math.sqrt(part.reduce((sum, value) => sum + value * value, 0)) + 1e-12);
  for (let n = 0; n < steps; n++) {
    const wave = sumLeads(parts, weights);
    const next = parts.map((part) => part.reduce((sum, value, i) => sum + value * wave[i]!, 0));
    const norm = Math.hypot(...next);
    if (!(norm > 0)) return null;
    weights = next.map((weight) => weight / norm);
  }
  const noisy = whole.flatMap(({ noise }, k) => (noise === null ? [] : [{ noise, weight: weights[k]! }]));
  return {
    leadCount: whole.length,
    samples: sumLeads(
      whole.map(({ samples }) => samples),
      weights,
    ),
    noise:
      noisy.length === 0
        ? null
        : sumLeads(
            noisy.map(({ noise }) => noise),
            noisy.map(({ weight }) => weight),
          ),
  };
}

function sumLeads(leads: readonly Float64Array[], weights: readonly number[]): Float64Array {
  return leads[0]!.map((_, i) => leads.reduce((sum, lead, k) => sum + weights[k]! * lead[i]!, 0));
}
