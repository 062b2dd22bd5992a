import type { FloatImage } from '../../model/image.ts';
import type { PulseShape } from './find-pulses.ts';

/** Columns on each side of an edge over which its ink is weighed, in pen widths. */
const reachPens = 1.5;

/** Moves the edges of pulses to the centroid of their ink over the middle half of their height: a tenth of a pixel. */
export function refinePulses(pulses: readonly PulseShape[], ink: FloatImage, penWidth: number): PulseShape[] {
  return pulses.map((pulse) => ({
    ...pulse,
    left: edgeCentre(ink, pulse.left, pulse, penWidth),
    right: edgeCentre(ink, pulse.right, pulse, penWidth),
  }));
}

function edgeCentre(ink: FloatImage, near: number, pulse: PulseShape, penWidth: number): number {
  const from = Math.round(Math.min(pulse.top, pulse.foot) + Math.abs(pulse.foot - pulse.top) / 4);
  const to = Math.round(Math.max(pulse.top, pulse.foot) - Math.abs(pulse.foot - pulse.top) / 4);
  const reach = Math.ceil(reachPens * penWidth);
  let [sum, weighted] = [0, 0];
  for (let v = from; v <= to; v++) {
    for (let u = Math.round(near) - reach; u <= Math.round(near) + reach; u++) {
      const value = ink.data[v * ink.width + u] ?? 0;
      if (value < 0.2) continue;
      sum += value;
      weighted += value * u;
    }
  }
  return sum === 0 ? near : weighted / sum;
}
