import type { SampledLead } from './sample-leads.ts';

/** Part of the time between two beats that one lead must show for nothing to have been missed there. */
const leastShown = 0.9;

/**
 * Frames between successive beats. Only within one lead: where one column of a page ends and the next begins the paper
 * may have stood still. Where no lead shows two beats, across columns all the same.
 */
export function listIntervals(leads: readonly SampledLead[], beats: readonly number[]): number[] {
  const pairs = beats.slice(1).map((beat, k) => [beats[k]!, beat] as const);
  const within = pairs.filter(([from, to]) => leads.some(({ samples }) => shownPart(samples, from, to) >= leastShown));
  return (within.length > 0 ? within : pairs).map(([from, to]) => to - from);
}

function shownPart(samples: Float32Array, from: number, to: number): number {
  let shown = 0;
  for (let i = from; i < to; i++) if (!Number.isNaN(samples[i]!)) shown++;
  return shown / (to - from);
}
