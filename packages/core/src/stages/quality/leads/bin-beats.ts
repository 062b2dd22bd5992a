import type { LeadName } from '../../../model/lead.ts';
import { beatLength, beatStart, beatStep } from './average-beats.ts';
import type { BeatModel } from './beat-model.ts';

/** Mean of each phase of each lead that the model knows and the beats have, scaled to the size that the model expects. */
export function binBeats(
  beats: ReadonlyMap<LeadName, Float32Array>,
  model: Pick<BeatModel, 'leads' | 'phases' | 'sizes'>,
): Map<LeadName, number[]> {
  let [size, expected] = [0, 0];
  for (const [index, lead] of model.leads.entries()) {
    const beat = beats.get(lead);
    if (beat === undefined) continue;
    size += beat.reduce((sum, value) => sum + value * value, 0) / beatLength;
    expected += model.sizes[index]!;
  }
  const scale = size > 0 ? Math.sqrt(expected / size) : 0;
  const bins = new Map<LeadName, number[]>();
  for (const lead of model.leads) {
    const beat = beats.get(lead);
    if (beat !== undefined)
      bins.set(
        lead,
        model.phases.map((phase) => scale * meanOfPhase(beat, phase)),
      );
  }
  return bins;
}

function meanOfPhase(beat: Float32Array, [start, end]: readonly [number, number]): number {
  const first = Math.round((start - beatStart) / beatStep);
  const last = Math.min(beatLength, Math.round((end - beatStart) / beatStep));
  let sum = 0;
  for (let k = first; k < last; k++) sum += beat[k]!;
  return sum / Math.max(1, last - first);
}
