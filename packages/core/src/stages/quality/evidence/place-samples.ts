import type { LeadName } from '../../../model/lead.ts';
import type { LeadTrace, SignalledPage } from '../../../model/page.ts';

/** Where on the paper each sample of a lead was read: index into the page's traces, and position along that trace. */
export interface SamplePlaces {
  /** -1 where the sample is missing. */
  readonly trace: Int16Array;
  readonly position: Float32Array;
}

/**
 * Where on the paper each sample of a lead was read. A lead that is printed twice comes from its longer piece, and where
 * that has a hole from the other, as the signals stage joins them.
 */
export function placeSamples(page: SignalledPage, lead: LeadName): SamplePlaces {
  const { layout, record, traces } = page;
  const places = {
    trace: new Int16Array(record.sampleCount).fill(-1),
    position: new Float32Array(record.sampleCount).fill(Number.NaN),
  };
  const lengthOf = (trace: LeadTrace) => layout.regions[trace.region]!.end - layout.regions[trace.region]!.start;
  const pieces = traces
    .map((trace, index) => ({ trace, index }))
    .filter(({ trace }) => layout.regions[trace.region]?.lead === lead)
    .sort((a, b) => lengthOf(b.trace) - lengthOf(a.trace));
  for (const { trace, index } of pieces) {
    const region = layout.regions[trace.region]!;
    const first = Math.max(0, Math.round(region.start * record.samplingFrequency));
    const end = Math.min(record.sampleCount, Math.round(region.end * record.samplingFrequency));
    for (let n = first; n < end; n++) {
      if (places.trace[n]! >= 0) continue;
      const x = region.left + (n / record.samplingFrequency - region.start) * region.paperSpeed;
      const position = Math.min(Math.max((x - trace.start) / trace.step, 0), trace.y.length - 1);
      if (Number.isNaN(trace.y[Math.round(position)]!)) continue;
      places.trace[n] = index;
      places.position[n] = position;
    }
  }
  return places;
}
