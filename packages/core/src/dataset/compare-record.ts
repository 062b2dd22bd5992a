import type { EcgRecord } from '../model/record.ts';
import { interpolateSignal } from '../render/interpolate-signal.ts';
import type { TruthMap } from './create-truth-map.ts';
import type { TruthLead } from './select-leads.ts';

export interface RecordComparison {
  /** Points of the centre line that were compared with the record. */
  readonly compared: number;
  /** Root mean square of the differences, millivolts. */
  readonly difference: number;
  /** Part of the samples of the lead's stretch that only the record or only the page has, 0 to 1. */
  readonly unmatched: number;
}

/**
 * What a centre line says in millivolts at its points against the record of the page, between its samples; null where
 * the record does not have the lead. A sample is on the page where any stretch of its lead shows it.
 */
export function compareRecord(
  lead: TruthLead,
  record: EcgRecord,
  { map, leads }: { readonly map: TruthMap; readonly leads: readonly TruthLead[] },
): RecordComparison | null {
  const samples = record.leads.find((signal) => signal.lead === lead.lead)?.samples;
  if (samples === undefined) return null;
  const millivolts = createReader(lead, map);
  const { times, columns } = lead.centreLine;
  const first = Math.ceil(lead.start * record.samplingFrequency - 1e-6);
  const end = Math.min(record.sampleCount, Math.ceil(lead.end * record.samplingFrequency - 1e-6));
  const shown = leads.filter((other) => other.lead === lead.lead).map(createSight);
  let unmatched = 0;
  for (let index = first; index < end; index++) {
    const time = index / record.samplingFrequency;
    // All of them move on, whichever shows the sample.
    const sights = shown.map((sightAt) => sightAt(time));
    const isDrawn = sights.includes('drawn');
    // Where a line ends between two of its points, the record knows better which samples are to be seen.
    if (!isDrawn && sights.includes('end')) continue;
    if (isDrawn === Number.isNaN(samples[index]!)) unmatched++;
  }
  let [compared, sum] = [0, 0];
  for (const [index, time] of times.entries()) {
    if (columns[index] === null) continue;
    // The curve that the samples stand for, as the renderer draws it: points stand between samples.
    const expected = interpolateSignal(samples, snap(time * record.samplingFrequency));
    if (Number.isNaN(expected)) continue;
    sum += (millivolts(index) - expected) ** 2;
    compared++;
  }
  const count = Math.max(1, end - first);
  return { compared, difference: Math.sqrt(sum / Math.max(1, compared)), unmatched: unmatched / count };
}

/** Whether a stretch of a lead shows a time, asked in rising order; `end`: between a point that is there and one that is not. */
function createSight({ centreLine, start, end }: TruthLead): (time: number) => 'drawn' | 'end' | 'hidden' {
  const { times, columns } = centreLine;
  let at = 0;
  return (time) => {
    while (at < times.length - 2 && times[at + 1]! <= time) at++;
    if (!(times[at]! <= time + 1e-5 && time >= start - 1e-6 && time < end - 1e-6)) return 'hidden';
    const ends = [columns[at] != null, columns[at + 1] != null];
    return ends.every(Boolean) ? 'drawn' : ends.some(Boolean) ? 'end' : 'hidden';
  };
}

/** Times are written with six digits: a point that stands on a sample must not fall beside it, next to a gap. */
function snap(position: number): number {
  const nearest = Math.round(position);
  return Math.abs(position - nearest) < 1e-3 ? nearest : position;
}

/** Millivolts at a point of the centre line: its height over the line of 0 mV on the paper. */
function createReader(lead: TruthLead, map: TruthMap): (index: number) => number {
  const point = new Float64Array(2);
  const heights = lead.baseline.map(([column, row]) => {
    map.toPaper(column, row, point);
    return point[1]!;
  });
  const baseline = heights.reduce((sum, height) => sum + height, 0) / heights.length;
  const sign = lead.inverted ? -1 : 1;
  return (index) => {
    map.toPaper(lead.centreLine.columns[index]!, lead.centreLine.rows[index]!, point);
    return (sign * (baseline - point[1]!)) / lead.gain;
  };
}
