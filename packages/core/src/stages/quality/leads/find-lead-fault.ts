import { arrangementEvidence, type BeatModel } from './beat-model.ts';
import type { BeatScene } from './beat-scene.ts';
import { type LeadFault, leadFaults } from './lead-faults.ts';
import { weighArrangements } from './weigh-arrangements.ts';

/** Fewer leads than this tell nothing of one another. */
const fewestLeads = 4;

export interface FoundFault {
  readonly fault: LeadFault;
  /** By how much (natural logarithm) the beats are likelier without the fault. */
  readonly gain: number;
}

/** The likeliest fault in the names of leads; null where none makes their beats likelier than they are. */
export function findLeadFault(scene: BeatScene, model: BeatModel): FoundFault | null {
  if (scene.beats.size < fewestLeads) return null;
  const faults = leadFaults.filter((fault) => fault.leads.every((lead) => scene.beats.has(lead)));
  const [asNamed, ...others] = weighArrangements(scene, [null, ...faults.map(({ right }) => right)], model).map(
    (evidence) => arrangementEvidence.reduce((sum, kind) => sum + model.weights[kind] * evidence[kind], 0),
  );
  let best: FoundFault | null = null;
  for (const [index, fault] of faults.entries()) {
    const gain = others[index]! - asNamed!;
    if (gain > (best?.gain ?? 0)) best = { fault, gain };
  }
  return best;
}
