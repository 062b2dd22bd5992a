import type { InkRuns } from '../../image/ink-runs.ts';
import { followPulse } from './follow-pulse.ts';
import { strokeEnd } from './stroke-end.ts';

/** A calibration pulse in pixels of the flat page: middles of its edges, of its top and of its foot. */
export interface PulseShape {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
  /** Second step: its top from the column `middle` on. Absent: the pulse has one step. */
  readonly stair?: { readonly middle: number; readonly top: number };
}

export interface FindPulsesOptions {
  readonly pixelsPerMillimetre: number;
  readonly baselines: readonly number[];
}

/** Pulses are 1 mV × 0.2 s: at the speeds and gains in use between these heights (mm). */
const shortest = 2.2;
const tallest = 42;
/** The foot stands within this distance of the baseline of its row (mm). */
const nearBaseline = 9;
/** Pulses of one row that begin this near to one another (mm) are one. */
const samePlace = 1.5;

/** Finds pulses of one or two steps: an edge, a flat top, an edge to the same foot. Upright and upside down ones. */
export function findPulses(runs: InkRuns, options: FindPulsesOptions): PulseShape[] {
  const scale = options.pixelsPerMillimetre;
  const found: PulseShape[] = [];
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      if ((runs.bottom[k]! - runs.top[k]! + 1) / scale < shortest / 2) continue;
      for (const flat of ['top', 'bottom'] as const) {
        const start = { column: u, run: k, flat, scale };
        const height = Math.abs(strokeEnd(runs, start) - (flat === 'top' ? runs.top[k]! : runs.bottom[k]!));
        if (height < shortest * scale || height > tallest * scale) continue;
        const pulse = followPulse(runs, start);
        if (pulse === null) continue;
        const row = rowOf(pulse.foot, options);
        if (row < 0) continue;
        const isNear = (other: PulseShape) =>
          other.row === row && Math.abs(other.left - pulse.left) < samePlace * scale;
        if (!found.some(isNear)) found.push({ ...pulse, row });
      }
    }
  }
  return found;
}

function rowOf(foot: number, options: FindPulsesOptions): number {
  let best = -1;
  for (const [row, baseline] of options.baselines.entries()) {
    const distance = Math.abs(baseline - foot);
    if (distance > nearBaseline * options.pixelsPerMillimetre) continue;
    if (best < 0 || distance < Math.abs(options.baselines[best]! - foot)) best = row;
  }
  return best;
}
