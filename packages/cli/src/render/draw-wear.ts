import { createSeededRandom, randomWear, type WearOptions } from '@einthoven/core/render';
import type { CaptureName, WearChoice } from './wear-choice.ts';

export interface DrawnWear {
  readonly capture: CaptureName;
  readonly options: WearOptions;
}

/** The wear of one page; null where nothing happens to it. */
export function drawWear({ capture, kinds, strength }: WearChoice, seed: number): DrawnWear | null {
  if (capture === 'none') return null;
  const wanted = capture === 'random' ? kinds : [capture];
  const options = randomWear(createSeededRandom(seed), strength, wanted === undefined ? {} : { kinds: wanted });
  return { capture: nameCapture(options), options };
}

/** By the options that only one capture sets. */
function nameCapture(wear: WearOptions): CaptureName {
  if (wear.screen !== undefined) return 'screen';
  if (wear.tiltX !== undefined) return 'photo';
  if (wear.bilevelThreshold !== undefined) return 'bilevel';
  if (wear.fax !== undefined) return 'copy';
  return wear.wrinkles === undefined ? 'scan' : 'wrinkled';
}
