import type { FloatImage } from '../../model/image.ts';
import type { PulseShape } from './find-pulses.ts';

/** Columns on each side of an edge over which its ink is weighed, in pen widths. */
const reachPens = 1.5;
/** Ink that counts as drawn (0 to 1). */
const drawn = 0.35;

/** Moves the edges of pulses to the middle of their ink over the middle half of their height: a tenth of a pixel. */
export function refinePulses(pulses: readonly PulseShape[], ink: FloatImage, penWidth: number): PulseShape[] {
  return pulses.map((pulse) => ({
    ...pulse,
    left: edgeCentre(ink, pulse.left, pulse, penWidth),
    right: edgeCentre(ink, pulse.right, { ...pulse, top: pulse.stair?.top ?? pulse.top }, penWidth),
  }));
}

function edgeCentre(ink: FloatImage, near: number, pulse: PulseShape, penWidth: number): number {
  const from = Math.round(Math.min(pulse.top, pulse.foot) + Math.abs(pulse.foot - pulse.top) / 4);
  const to = Math.round(Math.max(pulse.top, pulse.foot) - Math.abs(pulse.foot - pulse.top) / 4);
  const reach = Math.ceil(reachPens * penWidth);
  const centres: number[] = [];
  for (let v = from; v <= to; v++) {
    let [sum, weighted] = [0, 0];
    for (let u = Math.round(near) - reach; u <= Math.round(near) + reach; u++) {
      const value = ink.data[v * ink.width + u] ?? 0;
      if (value < 0.2) continue;
      sum += value;
      weighted += value * u;
    }
    if (sum > 0) centres.push(weighted / sum);
  }
  // The median: strokes of the trace touch an edge over part of its height.
  return centres.sort((a, b) => a - b)[centres.length >> 1] ?? endOfTop(ink, { near, ...pulse }, penWidth);
}

/** Where lines of the grid took the edge away: the pen of the top reaches half its width beyond it. */
function endOfTop(
  ink: FloatImage,
  { near, left, right, top }: PulseShape & { readonly near: number },
  penWidth: number,
) {
  const outward = near < (left + right) / 2 ? -1 : 1;
  const row = Math.round(top) * ink.width;
  let end = Math.round(near - outward * reachPens * penWidth);
  while ((ink.data[row + end + outward] ?? 0) >= drawn) end += outward;
  const found = end + outward * (0.5 - penWidth / 2);
  return Math.abs(found - near) <= reachPens * penWidth ? found : near;
}
