import type { LeadLabel } from '../../../model/printed.ts';
import { listHeights, rowOfLabel } from './place-labels.ts';

/** So many leads have to be named above as well as below: rhythm strips repeat three at most. */
const leastRepeated = 4;
const leastConfidence = 0.5;

/**
 * The first row of the lower one of two ECGs that stand one above the other: the same leads are named again from there
 * on, each once above and once below. null: there is one ECG only.
 */
export function findStack(labels: readonly LeadLabel[], baselines: readonly number[]): number | null {
  let best: { readonly split: number; readonly count: number } | null = null;
  const sure = labels.filter((label) => label.confidence >= leastConfidence);
  for (const height of listHeights(sure, baselines)) {
    const rows = sure.map((label) => rowOfLabel(label, height, { baselines }));
    for (let split = 1; split < baselines.length; split++) {
      const above = sure.filter((_, index) => rows[index] !== null && rows[index]! < split);
      const below = sure.filter((_, index) => rows[index] !== null && rows[index]! >= split);
      const repeated = below.filter(({ lead }) => above.some((other) => other.lead === lead));
      const count = new Set(repeated.map(({ lead }) => lead)).size;
      if (count < (best ? best.count + 1 : leastRepeated)) continue;
      if (isOnce(above, repeated) && isOnce(below, repeated)) best = { split, count };
    }
  }
  return best?.split ?? null;
}

/** Strips may repeat a lead within one ECG: most of the repeated ones stand in it once. */
function isOnce(labels: readonly LeadLabel[], repeated: readonly LeadLabel[]): boolean {
  const leads = [...new Set(repeated.map(({ lead }) => lead))];
  const once = leads.filter((lead) => labels.filter((label) => label.lead === lead).length === 1);
  return once.length >= 0.7 * leads.length;
}
