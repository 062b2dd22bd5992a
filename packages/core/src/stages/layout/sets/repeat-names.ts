import type { LeadLabel } from '../../../model/printed.ts';

/** Rhythm strips repeat three at most. */
const leastRepeated = 4;
const leastConfidence = 0.5;

/** Whether so many leads are named more than once that more than one ECG may stand on the page. */
export function repeatNames(labels: readonly LeadLabel[]): boolean {
  const names = labels.filter(({ confidence }) => confidence >= leastConfidence).map(({ lead }) => lead);
  const repeated = new Set(names.filter((lead, index) => names.indexOf(lead) !== index));
  return repeated.size >= leastRepeated;
}
