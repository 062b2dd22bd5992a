import type { LeadGroup } from './lead-group.ts';

/** Logarithm of how rarely each gain (mm/mV) is used, beside the commonest; others are rarer still. */
const habits: Readonly<Record<LeadGroup, ReadonlyMap<number, number>>> = {
  limb: new Map([
    [10, 0],
    [20, -2.5],
    [5, -2.5],
    [2.5, -6],
  ]),
  chest: new Map([
    [10, 0],
    [5, -2],
    [20, -3.5],
    [2.5, -5],
  ]),
};
const oddHabit = -7;
/**
 * Logarithm of the height of beats (mV), as measure-heights.ts takes it, with its standard deviation: of 400 records of
 * PTB-XL. Both tails reach further out than a normal distribution does: low voltage, big hearts.
 */
const usualHeights = {
  limb: { mean: Math.log(0.83), deviation: 0.33 },
  chest: { mean: Math.log(1.55), deviation: 0.3 },
} as const;
/** No measure counts more than this against a gain (nats). */
const mostAgainst = 8;

/** Beats that are this high on the paper (mm). */
export interface DrawnHeight {
  readonly group: LeadGroup;
  readonly height: number;
  /** Whether somebody says that this is the gain: then it does not matter how rare it is. Default: no. */
  readonly claimed?: boolean;
}

/** How well a gain (mm/mV) fits the height of the beats, in nats. */
export function weighGain(gain: number, { group, height, claimed = false }: DrawnHeight): number {
  const { mean, deviation } = usualHeights[group];
  const deviations = (Math.log(height / gain) - mean) / deviation;
  const habit = claimed ? 0 : (habits[group].get(gain) ?? oddHabit);
  return habit - Math.min(deviations ** 2 / 2, mostAgainst);
}
