import type { LeadName } from '../../../model/lead.ts';
import { arrangeBins } from './arrange-bins.ts';
import { type ArrangementEvidence, type BeatModel, independentLeads } from './beat-model.ts';
import type { BeatScene } from './beat-scene.ts';
import { binLeads } from './bin-leads.ts';
import { createCourseScale } from './create-course-scale.ts';
import { createLawScale } from './create-law-scale.ts';
import { beatLength } from './cut-beats.ts';
import { invertPositive } from './invert-positive.ts';
import type { LeadMoves } from './lead-faults.ts';
import { beatParts } from './phases.ts';

/** Heavy tails (degrees of freedom of Student's distribution): sick hearts are far from the mean and still real. */
const tails = 2;

/**
 * What speaks for each of some arrangements of the leads (log-likelihoods by kind of evidence); null is the arrangement
 * as the leads are named, and moves say under which name each lead's own signal stands.
 */
export function weighArrangements(
  { beats, columns }: BeatScene,
  arrangements: readonly (LeadMoves | null)[],
  model: Pick<BeatModel, 'sizes' | 'means' | 'covariances'>,
): Record<ArrangementEvidence, number>[] {
  const scale = scaleOf(beats, model.sizes);
  const bins = binLeads(beats, scale);
  const places = [...arrangeBins(bins, null).keys()].map((lead) =>
    (independentLeads as readonly LeadName[]).indexOf(lead),
  );
  const inverses = model.covariances.map((covariance) => {
    const part = places.flatMap((i) => places.map((j) => covariance[i * independentLeads.length + j]!));
    return invertPositive(part, places.length).inverse;
  });
  const laws = createLawScale(columns, scale);
  const courses = beatParts.map(({ span }) => createCourseScale(beats, { scale, span }));
  return arrangements.map((moves) => {
    const leads = [...arrangeBins(bins, moves).values()];
    const evidence = { laws: laws(moves) } as Record<ArrangementEvidence, number>;
    let phase = 0;
    for (const [part, { name, phases }] of beatParts.entries()) {
      let shape = 0;
      for (const end = phase + phases.length; phase < end; phase++) {
        const values = places.map((place, i) => leads[i]![phase]! - model.means[phase]![place]!);
        shape -= ((tails + places.length) / 2) * Math.log1p(quadratic(values, inverses[phase]!) / tails);
      }
      evidence[`shape${name}`] = shape;
      evidence[`course${name}`] = courses[part]!(moves);
    }
    return evidence;
  });
}

/** What beats are multiplied with so that leads have the size that the model expects of them. */
function scaleOf(beats: ReadonlyMap<LeadName, Float32Array>, sizes: BeatModel['sizes']): number {
  let [size, expected] = [0, 0];
  for (const [lead, beat] of beats) {
    for (const value of beat) size += (value * value) / beatLength;
    expected += sizes[lead] ?? 0;
  }
  return size > 0 ? Math.sqrt(expected / size) : 0;
}

function quadratic(values: readonly number[], inverse: Float64Array): number {
  const size = values.length;
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += values[i]! * inverse[i * size + j]! * values[j]!;
  return sum;
}
