import type { EcgRecord } from '../model/record.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import type { TruthMap } from './create-truth-map.ts';
import type { TruthLead } from './select-leads.ts';

export interface RecordComparison {
  /** Samples of the record that were compared with the centre line. */
  readonly compared: number;
  /** Root mean square of the differences, millivolts. */
  readonly difference: number;
  /** Part of the samples of the lead's stretch that only the record or only the centre line has, 0 to 1. */
  readonly unmatched: number;
}

/**
 * What a centre line says in millivolts against the record of the page, at the record's samples; null where the record
 * does not have the lead.
 */
export function compareRecord(
  lead: TruthLead,
  record: EcgRecord,
  { truth, map }: { readonly truth: RenderTruthJson; readonly map: TruthMap },
): RecordComparison | null {
  const samples = record.leads.find((signal) => signal.lead === lead.lead)?.samples;
  if (samples === undefined) return null;
  const millivolts = createReader(lead, truth, map);
  const { times, columns } = lead.centreLine;
  const first = Math.ceil(lead.start * record.samplingFrequency - 1e-6);
  const end = Math.min(record.sampleCount, Math.ceil(lead.end * record.samplingFrequency - 1e-6));
  let [compared, sum, unmatched, at] = [0, 0, 0, 0];
  for (let index = first; index < end; index++) {
    const time = index / record.samplingFrequency;
    while (at < times.length - 2 && times[at + 1]! <= time) at++;
    const isDrawn = columns[at] != null && columns[at + 1] != null && times[at]! <= time + 1e-5;
    const isKnown = !Number.isNaN(samples[index]!);
    if (isDrawn !== isKnown) unmatched++;
    if (!isDrawn || !isKnown) continue;
    const step = times[at + 1]! - times[at]!;
    const part = step > 0 ? Math.min(1, Math.max(0, (time - times[at]!) / step)) : 0;
    const drawn = millivolts(at) + part * (millivolts(at + 1) - millivolts(at));
    sum += (drawn - samples[index]!) ** 2;
    compared++;
  }
  const count = Math.max(1, end - first);
  return { compared, difference: Math.sqrt(sum / Math.max(1, compared)), unmatched: unmatched / count };
}

/** Millivolts at a point of the centre line: its height over the line of 0 mV on the paper. */
function createReader(lead: TruthLead, truth: RenderTruthJson, map: TruthMap): (index: number) => number {
  const point = new Float64Array(2);
  const heights = lead.baseline.map(([column, row]) => {
    map.toPaper(column, row, point);
    return point[1]!;
  });
  const baseline = heights.reduce((sum, height) => sum + height, 0) / heights.length;
  const sign = lead.inverted ? -1 : 1;
  const known = new Map<number, number>();
  return (index) => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const { columns, rows } = lead.centreLine;
    map.toPaper(columns[index]!, rows[index]!, point);
    const value = (sign * (baseline - point[1]!)) / (lead.gain || truth.gain);
    known.clear();
    known.set(index, value);
    return value;
  };
}
