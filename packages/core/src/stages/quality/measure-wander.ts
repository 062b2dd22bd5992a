import { median } from '../../signal/median.ts';
import { type Millivolts, millivolts } from '../../units.ts';

/** The level between the beats is the median over this long, in seconds: longer than a beat of 75 a minute. */
const window = 0.8;
/** Samples of a window are thinned out to these many a second: the median needs no more. */
const thinned = 50;
/** A window needs this part of its samples. */
const leastCovered = 0.5;

/** How far the level between the beats moves: the greatest less the least median of windows half over one another; mV. */
export function measureWander(samples: Float32Array, frequency: number): Millivolts {
  const length = Math.max(1, Math.round(window * frequency));
  const step = Math.max(1, Math.round(frequency / thinned));
  const levels: number[] = [];
  for (let first = 0; first + length <= samples.length; first += Math.max(1, length >> 1)) {
    const values: number[] = [];
    for (let n = first; n < first + length; n += step) if (!Number.isNaN(samples[n]!)) values.push(samples[n]!);
    if (values.length * step >= leastCovered * length) levels.push(median(values));
  }
  return millivolts(levels.length === 0 ? 0 : Math.max(...levels) - Math.min(...levels));
}
