import type { LeadName } from '../../../model/lead.ts';
import { median } from '../../../signal/median.ts';
import { beatLength } from './cut-beats.ts';

/** The average beat of each lead (mV, its median at 0), of leads that show at least one whole beat. */
export function averageBeats(
  cut: ReadonlyMap<LeadName, readonly (Float32Array | null)[]>,
): Map<LeadName, Float32Array> {
  const averages = new Map<LeadName, Float32Array>();
  for (const [lead, all] of cut) {
    const beats = all.filter((beat) => beat !== null);
    if (beats.length === 0) continue;
    const average = Float32Array.from({ length: beatLength }, (_, k) => {
      const values = beats.map((beat) => beat[k]!).filter((value) => !Number.isNaN(value));
      return values.length === 0 ? Number.NaN : median(values);
    });
    averages.set(lead, level(average));
  }
  return averages;
}

/** Less its median, and 0 where it was not drawn. */
function level(beat: Float32Array): Float32Array {
  const middle = median([...beat].filter((value) => !Number.isNaN(value)));
  return beat.map((value) => (Number.isNaN(value) ? 0 : value - middle));
}
