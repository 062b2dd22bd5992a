import type { InkRuns } from '../../image/ink-runs.ts';

/** A calibration pulse in pixels of the flat page: middles of its edges, of its top and of its foot. */
export interface PulseShape {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
}

export interface FindPulsesOptions {
  readonly pixelsPerMillimetre: number;
  readonly baselines: readonly number[];
}

/** Pulses are 1 mV × 0.2 s: at the speeds and gains in use between these sizes (mm). */
const shortest = 2.2;
const tallest = 42;
const narrowest = 1.8;
const widest = 21;
/** Top, and ends of both edges, agree within this (mm). */
const level = 0.45;
/** Longest break of a stroke (mm). */
const bridge = 0.6;
/** Thin runs are at most this high (mm). */
const thin = 1.2;
/** The foot stands within this distance of the baseline of its row (mm). */
const nearBaseline = 9;

/** Finds rectangular pulses: an edge, a flat top, an edge of the same height. Upright and upside down ones. */
export function findPulses(runs: InkRuns, options: FindPulsesOptions): PulseShape[] {
  const scale = options.pixelsPerMillimetre;
  const found: PulseShape[] = [];
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      if ((runs.bottom[k]! - runs.top[k]! + 1) / scale < shortest / 2) continue;
      for (const flat of ['top', 'bottom'] as const) {
        const height = Math.abs(
          strokeEnd(runs, { column: u, run: k, flat, scale }) - (flat === 'top' ? runs.top[k]! : runs.bottom[k]!),
        );
        if (height < shortest * scale || height > tallest * scale) continue;
        const pulse = pulseFrom(runs, { column: u, run: k, flat, scale });
        if (pulse === null) continue;
        const row = rowOf(pulse.foot, options);
        if (row < 0) continue;
        const known = found.findIndex((other) => other.row === row && Math.abs(other.left - pulse.left) < 1.5 * scale);
        if (known < 0) found.push({ ...pulse, row });
      }
    }
  }
  return found;
}

interface Start {
  readonly column: number;
  readonly run: number;
  readonly flat: 'top' | 'bottom';
  readonly scale: number;
}

/** Follows the flat side from the first edge to the second one; null where there is none of the same height. */
function pulseFrom(runs: InkRuns, start: Start): Omit<PulseShape, 'row'> | null {
  const { flat, scale } = start;
  const levelOf = (k: number) => (flat === 'top' ? runs.top[k]! : runs.bottom[k]!);
  const startFoot = strokeEnd(runs, start);
  const height = (k: number) => runs.bottom[k]! - runs.top[k]! + 1;
  const edge = { first: start.column, last: start.column };
  const tops: number[] = [];
  let flatColumns = 0;
  for (let u = start.column + 1; u < Math.min(runs.width, start.column + widest * scale); u++) {
    const k = runNear(runs, { column: u, level: levelOf(start.run), tolerance: level * scale, levelOf });
    if (k < 0) return null;
    if (height(k) <= thin * scale) {
      tops.push((runs.top[k]! + runs.bottom[k]!) / 2);
      flatColumns++;
      continue;
    }
    if (flatColumns === 0) {
      edge.last = u;
      if (u - start.column > thin * scale) return null;
      continue;
    }
    if (flatColumns < narrowest * scale) return null;
    const endFoot = strokeEnd(runs, { ...start, column: u, run: k });
    if (Math.abs(endFoot - startFoot) > 2.5 * level * scale) return null;
    let last = u;
    while (last + 1 < runs.width && last - u < thin * scale) {
      const next = runNear(runs, { column: last + 1, level: levelOf(start.run), tolerance: level * scale, levelOf });
      if (next < 0 || height(next) < 0.5 * height(k)) break;
      last++;
    }
    const top = tops.sort((a, b) => a - b)[tops.length >> 1]!;
    const pen = Math.abs(top - levelOf(start.run));
    const foot = startFoot + (flat === 'top' ? -pen : pen);
    return { left: (edge.first + edge.last) / 2, right: (u + last) / 2, top, foot };
  }
  return null;
}

/** Far end of an upright stroke: grid lines as dark as ink may break it, so gaps up to `bridge` are crossed. */
function strokeEnd(runs: InkRuns, start: Start): number {
  const { column, flat, scale } = start;
  let k = start.run;
  if (flat === 'top') {
    while (k + 1 < runs.first[column + 1]! && runs.top[k + 1]! - runs.bottom[k]! <= bridge * scale) k++;
    return runs.bottom[k]!;
  }
  while (k - 1 >= runs.first[column]! && runs.top[k]! - runs.bottom[k - 1]! <= bridge * scale) k--;
  return runs.top[k]!;
}

function runNear(
  runs: InkRuns,
  wanted: { column: number; level: number; tolerance: number; levelOf: (k: number) => number },
): number {
  for (let k = runs.first[wanted.column]!; k < runs.first[wanted.column + 1]!; k++) {
    if (Math.abs(wanted.levelOf(k) - wanted.level) <= wanted.tolerance) return k;
  }
  return -1;
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
