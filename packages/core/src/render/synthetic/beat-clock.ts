import type { SeededRandom } from '../create-seeded-random.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';

export interface BeatClock {
  /** Part of an interval, to begin anywhere in it. */
  readonly first: () => number;
  /** Seconds from the beat at this time to the next. */
  readonly next: (time: number) => number;
}

/** Of the variance of the intervals, the part that follows the breath (two thirds of the deviation). */
const breathPart = 2 / 3;
/** Intervals stay within these parts of the mean, so that no beat runs into the one before. */
const shortest = 0.6;
const longest = 1.6;

/** Intervals of a pacemaker, natural or not: faster while breathing in, and a little by chance. */
export function createBeatClock(
  options: Pick<ResolvedHeartOptions, 'heartRate' | 'heartRateVariability' | 'breathRate'>,
  random: SeededRandom,
): BeatClock {
  const { heartRate, heartRateVariability, breathRate } = options;
  const mean = 60 / heartRate;
  const phase = 2 * Math.PI * random.uniform();
  const breath = Math.SQRT2 * breathPart;
  const chance = Math.sqrt(1 - breathPart ** 2);
  return {
    first: () => mean * random.uniform(),
    next: (time) => {
      const wave = breath * Math.sin((2 * Math.PI * breathRate * time) / 60 + phase) + chance * random.normal();
      return mean * Math.min(longest, Math.max(shortest, 1 + heartRateVariability * wave));
    },
  };
}
