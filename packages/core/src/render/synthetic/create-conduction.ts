import type { SeededRandom } from '../create-seeded-random.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';

export interface Conduction {
  /** P waves over QRS complexes. */
  readonly atrialBeatsPerVentricular: number;
  /** Seconds from the start of P to the start of QRS; null: blocked. `interval`: seconds from P to P. */
  readonly conduct: (interval: number) => number | null;
}

const longestNormal = 0.24;
/** The accessory way needs no time in the node. */
const preexcitedGain = 0.05;
const usualInterval = 60 / 72;
/** PR shortens a little with the interval; the node cannot follow further. */
const rateExponent = 0.3;
/** Growth of PR with each beat of a Wenckebach period: most from the first to the second. */
const wenckebachGrowth = [0, 0.09, 0.13, 0.15, 0.165, 0.175] as const;

/** How P waves get to the ventricles; counts the beats of a period where every so many are blocked. */
export function createConduction(options: ResolvedHeartOptions, random: SeededRandom): Conduction {
  const { atrioventricularBlock: block, prInterval, ventricularConduction } = options;
  const usual = block === 'firstDegree' ? Math.max(longestNormal, prInterval) : prInterval;
  const isPreexcited = ventricularConduction === 'preexcitation';
  const shortened = isPreexcited ? Math.max(0.08, usual - preexcitedGain) : usual;
  const delayFor = (interval: number) => shortened * Math.min(1.15, (interval / usualInterval) ** rateExponent);
  const drawn = random.uniform();
  if (block !== 'wenckebach' && block !== 'mobitz2') {
    return { atrialBeatsPerVentricular: 1, conduct: delayFor };
  }
  const period = block === 'wenckebach' ? 3 + Math.floor(4 * drawn) : 2 + Math.floor(3 * drawn);
  let position = Math.floor(random.uniform() * period);
  return {
    atrialBeatsPerVentricular: period / (period - 1),
    conduct: (interval) => {
      const index = position;
      position = (position + 1) % period;
      if (index === period - 1) return null;
      return delayFor(interval) + (block === 'wenckebach' ? wenckebachGrowth[index]! : 0);
    },
  };
}
