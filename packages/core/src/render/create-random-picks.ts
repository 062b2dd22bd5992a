import type { SeededRandom } from './create-seeded-random.ts';

export interface RandomPicks {
  /** At least `low`, less than `high`. */
  readonly between: (low: number, high: number) => number;
  /** Whole number, both ends included. */
  readonly whole: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** An item by its weight; weights need no common sum. */
  readonly weigh: <Item>(items: readonly (readonly [item: Item, weight: number])[]) => Item;
}

/** Draws of one stream of random numbers; every draw takes exactly one number, so that streams stay in step. */
export function createRandomPicks({ uniform }: SeededRandom): RandomPicks {
  return {
    between: (low, high) => low + (high - low) * uniform(),
    whole: (low, high) => low + Math.floor((high - low + 1) * uniform()),
    chance: (probability) => uniform() < probability,
    pick: (items) => items[Math.floor(items.length * uniform())]!,
    weigh: (items) => {
      let left = uniform() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return items.at(-1)![0];
    },
  };
}
