import { median } from '../signal/median.ts';
import type { LeadGroup } from './group-leads.ts';
import { type SampledLead, toFrames } from './sample-leads.ts';

/** Part of the beat that is compared, and how far a beat may be moved, seconds. */
const shapeReach = 0.09;
const largestMove = 0.05;
/** Beats of another origin look different: correlation of their slopes with the usual beat. */
const leastLikeness = 0.75;
/** A beat that comes so much earlier than usual is an early beat, part of the median interval. */
const earlyPart = 0.8;

/**
 * The usual beats of a group, moved so that their complexes lie on one another. Beats of another shape, early beats and
 * those before them, whose T an early P may meet, are left out, if enough remain.
 */
export function alignBeats({ references, beats }: LeadGroup): number[] {
  let aligned = [...beats];
  let likeness = aligned.map(() => 1);
  for (let round = 0; round < 2; round++) {
    const template = makeTemplate(references, aligned);
    const found = aligned.map((beat) => findBestPlace(references, beat, template));
    aligned = found.map(({ place }) => place);
    likeness = found.map(({ correlation }) => correlation);
  }
  const alike = aligned.filter((_, k) => likeness[k]! >= leastLikeness);
  const usual = alike.length > 0 ? alike : aligned;
  const interval = median(usual.slice(1).map((beat, k) => beat - usual[k]!));
  const timely = usual.filter((beat) => {
    const index = aligned.indexOf(beat);
    const neighbours = [aligned[index - 1], aligned[index + 1]].filter((other) => other !== undefined);
    return neighbours.every((other) => !(Math.abs(beat - other) < earlyPart * interval));
  });
  return timely.length >= usual.length / 2 ? timely : usual;
}

/** Slopes of all references around a beat, one after the other. */
function takeShape(references: readonly SampledLead[], beat: number): Float64Array {
  const reach = toFrames(shapeReach);
  const width = 2 * reach + 1;
  const shape = new Float64Array(references.length * width);
  references.forEach(({ samples }, k) => {
    for (let i = -reach; i <= reach; i++) {
      const slope = (samples[beat + i + 2] ?? Number.NaN) - (samples[beat + i - 2] ?? Number.NaN);
      shape[k * width + i + reach] = Number.isNaN(slope) ? 0 : slope;
    }
  });
  return shape;
}

function makeTemplate(references: readonly SampledLead[], beats: readonly number[]): Float64Array {
  const shapes = beats.map((beat) => takeShape(references, beat));
  return new Float64Array(shapes[0]!.length).map((_, i) => median(shapes.map((shape) => shape[i]!)));
}

function findBestPlace(references: readonly SampledLead[], beat: number, template: Float64Array) {
  const reach = toFrames(largestMove);
  let best = { place: beat, correlation: Number.NEGATIVE_INFINITY };
  for (let move = -reach; move <= reach; move++) {
    const correlation = correlate(takeShape(references, beat + move), template);
    if (correlation > best.correlation) best = { place: beat + move, correlation };
  }
  return best;
}

function correlate(left: Float64Array, right: Float64Array): number {
  let [product, ofLeft, ofRight] = [0, 0, 0];
  for (let i = 0; i < left.length; i++) {
    product += left[i]! * right[i]!;
    ofLeft += left[i]! ** 2;
    ofRight += right[i]! ** 2;
  }
  return ofLeft > 0 && ofRight > 0 ? product / Math.sqrt(ofLeft * ofRight) : 0;
}
