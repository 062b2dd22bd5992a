import type { LeadName } from '../../../model/lead.ts';
import type { EcgRecord } from '../../../model/record.ts';
import { median } from '../../../signal/median.ts';
import { findBeats } from './find-beats.ts';

/** An average beat begins this long before the middle of its QRS complex, in seconds, and has this many samples. */
export const beatStart = -0.26;
export const beatLength = 70;
/** Seconds a sample of an average beat. */
export const beatStep = 0.01;
/** A beat that lacks more of its samples than this is left out. */
const mostMissing = 0.25;

/** The average beat of each lead (mV, its median at 0), of leads that show at least one whole beat. */
export function averageBeats(record: EcgRecord): Map<LeadName, Float32Array> {
  const beats = findBeats(record);
  const averages = new Map<LeadName, Float32Array>();
  for (const { lead, samples } of record.leads) {
    const cut = beats
      .map((beat) => cutBeat(samples, beat, record.samplingFrequency))
      .filter((beat) => beat.filter(Number.isNaN).length <= mostMissing * beatLength);
    if (cut.length === 0) continue;
    const average = Float32Array.from({ length: beatLength }, (_, k) => {
      const values = cut.map((beat) => beat[k]!).filter((value) => !Number.isNaN(value));
      return values.length === 0 ? Number.NaN : median(values);
    });
    averages.set(lead, level(average));
  }
  return averages;
}

/** Means of the samples around each step of the beat. */
function cutBeat(samples: Float32Array, beat: number, frequency: number): number[] {
  return Array.from({ length: beatLength }, (_, k) => {
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

/** Less its median, and 0 where it was not drawn. */
function level(beat: Float32Array): Float32Array {
  const middle = median([...beat].filter((value) => !Number.isNaN(value)));
  return beat.map((value) => (Number.isNaN(value) ? 0 : value - middle));
}
