import type { LeadName } from '../../../model/lead.ts';
import { beatParts } from './phases.ts';

const phases = beatParts.flatMap((part) => part.phases);

/** `scale` times the mean of each lead in each phase of the beat, in order of the parts. */
export function binLeads(beats: ReadonlyMap<LeadName, Float32Array>, scale: number): Map<LeadName, Float64Array> {
  return new Map(
    [...beats].map(([lead, beat]) => [
      lead,
      Float64Array.from(phases, ([first, end]) => {
        let sum = 0;
        for (let k = first; k < end; k++) sum += beat[k]!;
        return (scale * sum) / (end - first);
      }),
    ]),
  );
}
