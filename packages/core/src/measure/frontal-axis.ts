import type { LeadName } from '../model/lead.ts';
import type { MeanBeat } from './average-beats.ts';
import { frameRate } from './sample-leads.ts';

/** Directions of the limb leads in the frontal plane, and their length over that of I. */
const directions: Partial<Record<LeadName, readonly [x: number, y: number]>> = {
  I: [1, 0],
  II: [1 / 2, Math.sqrt(3) / 2],
  III: [-1 / 2, Math.sqrt(3) / 2],
  aVR: [-3 / 4, -Math.sqrt(3) / 4],
  aVL: [3 / 4, -Math.sqrt(3) / 4],
  aVF: [0, Math.sqrt(3) / 2],
};
/** Leads along nearly one line say nothing across it: least determinant of the equations over its largest. */
const leastSpread = 0.2;
/** Shorter axes have no direction, millivolt seconds: a wave of 0.02 mV over 50 ms. */
const leastArea = 0.001;

/** Frames of the mean beat, and what a wave stands on: the level before QRS, or the line between its own ends. */
export interface AxisSpan {
  readonly from: number;
  readonly to: number;
  readonly base: 'level' | 'chord';
}

/**
 * Direction of the mean of a wave in the frontal plane, degrees: the areas under it between two frames, fitted by the
 * triangle of W. Einthoven, G. Fahr and A. de Waart, Pflügers Arch 150:275 (1913). Null where fewer than two limb leads
 * show it or its areas are all near zero.
 */
export function frontalAxis(beats: readonly MeanBeat[], { from, to, base }: AxisSpan): number | null {
  let [xx, xy, yy, x, y] = [0, 0, 0, 0, 0];
  for (const { lead, samples } of beats) {
    const direction = directions[lead];
    const area = direction === undefined ? Number.NaN : areaUnder(samples, { from, to, base });
    if (direction === undefined || Number.isNaN(area)) continue;
    xx += direction[0] ** 2;
    xy += direction[0] * direction[1];
    yy += direction[1] ** 2;
    x += direction[0] * area;
    y += direction[1] * area;
  }
  const determinant = xx * yy - xy * xy;
  if (!(determinant > leastSpread * (xx + yy) ** 2 * (1 / 4))) return null;
  const right = (yy * x - xy * y) / determinant;
  const down = (xx * y - xy * x) / determinant;
  if (Math.hypot(right, down) < leastArea) return null;
  const angle = (Math.atan2(down, right) * 180) / Math.PI;
  return angle <= -180 ? 180 : angle;
}

/** Millivolt seconds between the wave and its base. */
function areaUnder(samples: Float64Array, { from, to, base }: AxisSpan): number {
  const [first, last] = [Math.round(from), Math.round(to)];
  const chord = base === 'chord' ? (samples[first]! + samples[last]!) / 2 : 0;
  let sum = 0;
  for (let i = first; i <= last; i++) sum += (samples[i] ?? Number.NaN) - chord;
  return sum / frameRate;
}
