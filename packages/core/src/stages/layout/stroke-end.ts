import type { InkRuns } from '../../image/ink-runs.ts';

/** An upright stroke that could be the first edge of a pulse. */
export interface PulseStart {
  readonly column: number;
  /** Its run of ink. */
  readonly run: number;
  /** Whether the pulse goes up from its foot, so that its flat part is at the top, or down. */
  readonly flat: 'top' | 'bottom';
  /** Pixels a millimetre. */
  readonly scale: number;
}

/** Longest break of a stroke (mm). */
const bridge = 0.6;

/** Far end of an upright stroke: grid lines as dark as ink may break it, so short gaps are crossed. */
export function strokeEnd(runs: InkRuns, start: PulseStart): number {
  const { column, flat, scale } = start;
  let k = start.run;
  if (flat === 'top') {
    while (k + 1 < runs.first[column + 1]! && runs.top[k + 1]! - runs.bottom[k]! <= bridge * scale) k++;
    return runs.bottom[k]!;
  }
  while (k - 1 >= runs.first[column]! && runs.top[k]! - runs.bottom[k - 1]! <= bridge * scale) k--;
  return runs.top[k]!;
}
