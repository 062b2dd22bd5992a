import { EinthovenError } from '@einthoven/core';
import { createSeededRandom, randomWear, type WearOptions } from '@einthoven/core/render';
import type { CaptureName, WearChoice } from './wear-choice.ts';

/** The rarest capture comes up once in seventeen draws: so many never fail. */
const mostDraws = 2000;

export interface DrawnWear {
  readonly capture: CaptureName;
  readonly options: WearOptions;
}

/** The wear of one page; null where nothing happens to it. Pages of one capture are those that chance would give it. */
export function drawWear({ capture, strength }: WearChoice, seed: number): DrawnWear | null {
  if (capture === 'none') return null;
  for (let draw = 0; draw < mostDraws; draw++) {
    const options = randomWear(createSeededRandom(seed + draw), strength);
    const drawn = nameCapture(options);
    if (capture === 'random' || drawn === capture) return { capture: drawn, options };
  }
  throw new EinthovenError('INTERNAL', `No wear of ${mostDraws} was a ${capture}.`);
}

/** By the options that only one capture sets. */
function nameCapture(wear: WearOptions): CaptureName {
  if (wear.screen !== undefined) return 'screen';
  if (wear.tiltX !== undefined) return 'photo';
  if (wear.bilevelThreshold !== undefined) return 'bilevel';
  if (wear.fax !== undefined) return 'copy';
  return wear.wrinkles === undefined ? 'scan' : 'wrinkled';
}
