import type { FloatImage } from '../../model/image.ts';
import type { FreePulse } from './find-free-pulses.ts';

/** Edges are looked at on this middle part of their height, clear of top and foot, within this many pens beside them. */
const middlePart = 0.6;
const besidePens = 1.5;

/** The pulse with its edges where the ink of each has its centre: finer than whole pixels. */
export function refinePulse<Pulse extends FreePulse>(ink: FloatImage, pulse: Pulse, pen: number): Pulse {
  const [upper, lower] = [Math.min(pulse.top, pulse.foot), Math.max(pulse.top, pulse.foot)];
  const margin = ((1 - middlePart) / 2) * (lower - upper);
  const rows = [Math.ceil(upper + margin), Math.floor(lower - margin)] as const;
  const centre = (column: number) => {
    const reach = Math.ceil(besidePens * pen);
    const [from, to] = [Math.max(0, Math.round(column) - reach), Math.min(ink.width - 1, Math.round(column) + reach)];
    let [sum, total] = [0, 0];
    for (let v = rows[0]; v <= rows[1]; v++) {
      for (let u = from; u <= to; u++) {
        sum += u * ink.data[v * ink.width + u]!;
        total += ink.data[v * ink.width + u]!;
      }
    }
    return total > 0 ? sum / total : column;
  };
  return { ...pulse, left: centre(pulse.left), right: centre(pulse.right) };
}
