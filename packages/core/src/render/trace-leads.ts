import type { EcgRecord } from '../model/record.ts';
import { interpolateSignal } from './interpolate-signal.ts';
import type { PlannedLead } from './page-plan.ts';
import type { PaperAffine } from './paper-affine.ts';
import type { RenderedLead } from './render-truth.ts';

/** Points of the curve a pixel of paper width; enough that chords stay within 0.01 pixel of the steepest QRS's top. */
const pointsAPixel = 4;

export interface TracedPage {
  readonly record: EcgRecord;
  readonly regions: readonly PlannedLead[];
  readonly paperToSource: PaperAffine;
  readonly pixelsPerMillimetre: number;
  /** mm/s. */
  readonly paperSpeed: number;
}

/** Where the pen goes in the picture, lead by lead, and when. */
export function traceLeads(page: TracedPage): RenderedLead[] {
  return page.regions.map((region) => ({ ...region, ...traceLead(region, page) }));
}

function traceLead(region: PlannedLead, page: TracedPage): Pick<RenderedLead, 'centreLine' | 'times'> {
  const { record, paperToSource, pixelsPerMillimetre, paperSpeed } = page;
  const { samples } = record.leads.find((signal) => signal.lead === region.lead)!;
  // The record ends with its last sample, one step before `end`.
  const end = Math.min(region.end, (record.sampleCount - 1) / record.samplingFrequency);
  const width = Math.max(0, end - region.start) * paperSpeed;
  const count = Math.max(1, Math.ceil(width * pixelsPerMillimetre * pointsAPixel));
  const columns = new Float64Array(count + 1);
  const rows = new Float64Array(count + 1);
  const times = new Float64Array(count + 1);
  const gain = region.inverted ? -region.gain : region.gain;
  for (let i = 0; i <= count; i++) {
    const along = (width * i) / count;
    const time = region.start + along / paperSpeed;
    const x = region.left + along;
    const y = region.baseline - gain * interpolateSignal(samples, snapToSample(time * record.samplingFrequency));
    times[i] = time;
    columns[i] = paperToSource.columnX * x + paperToSource.columnY * y + paperToSource.column0;
    rows[i] = paperToSource.rowX * x + paperToSource.rowY * y + paperToSource.row0;
  }
  return { centreLine: { columns, rows }, times };
}

/** Rounding of times must not fall off a record's last sample, nor next to a gap. */
function snapToSample(position: number): number {
  const nearest = Math.round(position);
  return Math.abs(position - nearest) < 1e-6 ? nearest : position;
}
