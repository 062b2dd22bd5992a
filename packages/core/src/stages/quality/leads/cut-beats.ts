import type { LeadName } from '../../../model/lead.ts';
import type { EcgRecord } from '../../../model/record.ts';
import { findBeats } from './find-beats.ts';

/** A beat begins this long before the middle of its QRS complex, in seconds, and has this many samples. */
export const beatStart = -0.26;
export const beatLength = 70;
/** Seconds a sample of a beat. */
export const beatStep = 0.01;
/** A beat that lacks more of its samples than this is left out. */
const mostMissing = 0.25;

/** Of every lead each beat of the record in millivolts, NaN where it is not drawn; null where too little of it is. */
export function cutBeats(record: EcgRecord): Map<LeadName, (Float32Array | null)[]> {
  const beats = findBeats(record);
  return new Map(
    record.leads.map(({ lead, samples }) => [
      lead,
      beats.map((beat) => {
        const cut = cutBeat(samples, beat, record.samplingFrequency);
        return cut.filter(Number.isNaN).length > mostMissing * beatLength ? null : cut;
      }),
    ]),
  );
}

/** Means of the samples around each step of the beat. */
function cutBeat(samples: Float32Array, beat: number, frequency: number): Float32Array {
  return Float32Array.from({ length: beatLength }, (_, k) => {
    const first = Math.round((beat + beatStart + k * beatStep) * frequency);
    const end = Math.max(first + 1, Math.round((beat + beatStart + (k + 1) * beatStep) * frequency));
    let [sum, count] = [0, 0];
    for (let n = Math.max(0, first); n < Math.min(end, samples.length); n++) {
      if (Number.isNaN(samples[n]!)) continue;
      sum += samples[n]!;
      count++;
    }
    return count === 0 ? Number.NaN : sum / count;
  });
}
