import { median } from '../../../signal/median.ts';
import {
  type MillimetresPerMillivolt,
  type MillimetresPerSecond,
  millimetresPerMillivolt,
  millimetresPerSecond,
} from '../../../units.ts';
import { judgeSpeed } from './judge-speed.ts';
import { assumedGain } from './usual-scales.ts';
import type { Witnesses } from './witnesses.ts';

/** Speed of a page, and its gain as far as it can be told before the leads have names. */
export interface GuessedScale {
  readonly paperSpeed: MillimetresPerSecond;
  readonly gain: MillimetresPerMillivolt;
}

export function guessScale(witnesses: Witnesses): GuessedScale {
  const { user, pulse, print } = witnesses;
  const measured = pulse === null ? null : median(pulse.rows.map((row) => row.gain));
  const gain = user.limbGain ?? measured ?? print?.limbGain?.value ?? assumedGain;
  return {
    paperSpeed: millimetresPerSecond(judgeSpeed(witnesses).value),
    gain: millimetresPerMillivolt(gain),
  };
}
