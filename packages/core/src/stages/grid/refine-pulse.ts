import type { FloatImage } from '../../model/image.ts';
import { median } from '../../signal/median.ts';
import type { FreePulse } from './find-free-pulses.ts';

/** Edges are looked at on this middle part of their height, clear of top and foot, within this many pens beside them. */
const middlePart = 0.6;
const besidePens = 1.5;
/** The flat side is looked at this many pens clear of the edges; feet from so many to so many pens outside them. */
const clearPens = 2;
const footPens = [1.5, 3.5] as const;
/** A foot beside an edge is at least so dark (pens of ink a column). */
const leastFoot = 0.5;
/** Rows with less ink than this (pixels) at an edge say nothing of it. */
const leastEdge = 0.1;

export interface RefinePulseOptions {
  /** Width of the drawn line, in pixels. */
  readonly pen: number;
  /** The side of the pulse on which no trace goes on. */
  readonly outer: 'left' | 'right';
  /** How near to where the edges seem to end the foot is, in pens: where they are faint, their end is hard to see. */
  readonly footReach: number;
}

/**
 * The pulse with its edges, its flat side and its foot where the ink of each has its centre: finer than whole pixels.
 */
export function refinePulse<Pulse extends FreePulse>(
  ink: FloatImage,
  pulse: Pulse,
  { pen, outer, footReach }: RefinePulseOptions,
): Pulse {
  const left = edgeCentre(ink, pulse.left, pulse, pen);
  const right = edgeCentre(ink, pulse.right, pulse, pen);
  const flat = { from: left + clearPens * pen, to: right - clearPens * pen };
  const top = levelOf(ink, { ...flat, near: pulse.top, pen, reach: besidePens * pen })?.level ?? pulse.top;
  const feet = {
    left: { from: left - footPens[1] * pen, to: left - footPens[0] * pen },
    right: { from: right + footPens[0] * pen, to: right + footPens[1] * pen },
  };
  const footAt = (side: 'left' | 'right') => {
    const found = levelOf(ink, { ...feet[side], near: pulse.foot, pen, reach: footReach * pen });
    return found !== null && found.ink >= leastFoot * pen ? found.level : null;
  };
  const foot = footAt(outer) ?? footAt(outer === 'left' ? 'right' : 'left') ?? pulse.foot;
  return { ...pulse, left, right, top, foot };
}

/** The median over the rows: labels and traces touch an edge over part of its height. */
function edgeCentre(ink: FloatImage, column: number, pulse: FreePulse, pen: number): number {
  const [upper, lower] = [Math.min(pulse.top, pulse.foot), Math.max(pulse.top, pulse.foot)];
  const margin = ((1 - middlePart) / 2) * (lower - upper);
  const reach = Math.ceil(besidePens * pen);
  const [from, to] = [Math.max(0, Math.round(column) - reach), Math.min(ink.width - 1, Math.round(column) + reach)];
  const centres: number[] = [];
  for (let v = Math.ceil(upper + margin); v <= Math.floor(lower - margin); v++) {
    let [sum, total] = [0, 0];
    for (let u = from; u <= to; u++) {
      sum += u * ink.data[v * ink.width + u]!;
      total += ink.data[v * ink.width + u]!;
    }
    if (total >= leastEdge) centres.push(sum / total);
  }
  return centres.length > 0 ? median(centres) : column;
}

interface LevelPlace {
  readonly from: number;
  readonly to: number;
  readonly near: number;
  readonly reach: number;
  readonly pen: number;
}

/** Row at which the darkest level stroke in reach has its centre, and its ink a column; null where there is no ink. */
function levelOf(ink: FloatImage, place: LevelPlace): { readonly level: number; readonly ink: number } | null {
  const [first, last] = [Math.max(0, Math.round(place.from)), Math.min(ink.width - 1, Math.round(place.to))];
  const top = Math.max(0, Math.round(place.near - place.reach));
  const bottom = Math.min(ink.height - 1, Math.round(place.near + place.reach));
  const columns = last - first + 1;
  if (columns < 1 || bottom < top) return null;
  const sums = Float64Array.from({ length: bottom - top + 1 }, (_, n) =>
    ink.data.subarray((top + n) * ink.width + first, (top + n) * ink.width + last + 1).reduce((a, b) => a + b, 0),
  );
  const darkest = sums.indexOf(Math.max(...sums));
  const half = Math.ceil(besidePens * place.pen) - 1;
  let [sum, total] = [0, 0];
  for (let n = Math.max(0, darkest - half); n <= Math.min(sums.length - 1, darkest + half); n++) {
    sum += (top + n) * sums[n]!;
    total += sums[n]!;
  }
  return total > 0 ? { level: sum / total, ink: total / columns } : null;
}
