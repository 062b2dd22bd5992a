export interface SeededRandom {
  /** At least 0, less than 1. */
  readonly uniform: () => number;
  /** Normal distribution, mean 0, standard deviation 1. */
  readonly normal: () => number;
}

/** Random numbers that a seed repeats exactly on every machine: mulberry32 by Tommy Ettinger, public domain. */
export function createSeededRandom(seed: number): SeededRandom {
  // Neighbouring seeds must not give neighbouring sequences: the golden ratio spreads them.
  let state = Math.imul(seed | 0, 0x9e3779b9) ^ 0x5bd1e995;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}
