import type { LeadName, PrintedLead } from '../../../../model/lead.ts';
import { leadWeights } from '../lead-weights.ts';

/** Each wave of a beat: seconds from the R peak, width in seconds, and height in mV in I, II and V1 to V6. */
const waves: readonly (readonly [number, number, readonly number[]])[] = [
  [-0.17, 0.025, [0.08, 0.12, 0.05, 0.06, 0.06, 0.07, 0.07, 0.06]],
  [-0.03, 0.008, [-0.08, -0.06, 0.15, 0.1, 0, -0.05, -0.1, -0.12]],
  [0, 0.012, [0.45, 1.1, 0.2, 0.5, 0.9, 1.5, 1.6, 1.2]],
  [0.03, 0.012, [-0.1, -0.2, -1.1, -1.6, -1, -0.5, -0.2, -0.05]],
  [0.28, 0.05, [0.2, 0.3, -0.1, 0.4, 0.45, 0.4, 0.35, 0.25]],
];

/** Twelve leads of a regular beat, obeying Einthoven and Goldberger, 500 Hz, in mV. */
export function synthesizeLeads(durationSeconds: number): (lead: PrintedLead | LeadName) => Float32Array {
  const count = Math.round(durationSeconds * 500);
  const sources = Array.from({ length: 8 }, (_, source) => {
    const signal = new Float32Array(count);
    for (let beat = 0.3; beat < durationSeconds + 1; beat += 0.83) {
      for (const [delay, width, heights] of waves) addWave(signal, beat + delay, { width, height: heights[source]! });
    }
    return signal;
  });
  return (lead) => {
    const weights = leadWeights(lead);
    return Float32Array.from({ length: count }, (_, index) =>
      sources.reduce((sum, source, position) => sum + weights[position]! * source[index]!, 0),
    );
  };
}

function addWave(
  signal: Float32Array,
  centre: number,
  wave: { readonly width: number; readonly height: number },
): void {
  for (let index = 0; index < signal.length; index++) {
    const distance = (index / 500 - centre) / wave.width;
    if (Math.abs(distance) < 5) signal[index] = signal[index]! + wave.height * Math.exp(-distance * distance * 0.5);
  }
}
