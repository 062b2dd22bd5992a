import { everyLeadName, type LeadName } from '../model/lead.ts';
import type { EcgRecord, LeadSignal } from '../model/record.ts';
import { millimetresPerMillivolt, millimetresPerSecond, seconds } from '../units.ts';
import type { PagePlan, PlannedLead } from './page-plan.ts';
import type { PlacedPage } from './place-page.ts';
import type { ResolvedRenderOptions } from './render-options.ts';

/** The record as far as the picture shows it: NaN outside a lead's place on the page and beyond the picture's edge. */
export function selectDrawnRecord(
  record: EcgRecord,
  page: { readonly plan: PagePlan; readonly placed: PlacedPage },
  options: ResolvedRenderOptions,
): EcgRecord {
  const drawnLeads = everyLeadName.filter((lead) => page.plan.regions.some((region) => region.lead === lead));
  return {
    ...record,
    paperSpeed: millimetresPerSecond(options.paperSpeed),
    gain: millimetresPerMillivolt(options.gain),
    leads: drawnLeads.map((lead) => selectLead(lead, record, { ...page, options })),
  };
}

function selectLead(
  lead: LeadName,
  record: EcgRecord,
  page: {
    readonly plan: PagePlan;
    readonly placed: PlacedPage;
    readonly options: ResolvedRenderOptions;
  },
): LeadSignal {
  const source = record.leads.find((signal) => signal.lead === lead)!;
  const regions = page.plan.regions.filter((region) => region.lead === lead);
  const samples = new Float32Array(record.sampleCount).fill(Number.NaN);
  for (const region of regions) copyRegion(region, { source, samples, record }, page);
  return {
    lead,
    samples,
    start: seconds(Math.min(...regions.map((region) => region.start))),
    end: seconds(Math.max(...regions.map((region) => region.end))),
  };
}

function copyRegion(
  region: PlannedLead,
  signal: { readonly source: LeadSignal; readonly samples: Float32Array; readonly record: EcgRecord },
  page: { readonly plan: PagePlan; readonly placed: PlacedPage; readonly options: ResolvedRenderOptions },
) {
  const { samplingFrequency, sampleCount } = signal.record;
  const { paperSpeed, crop } = page.options;
  const { pageWidth, pageHeight } = page.plan;
  const { width, height, paperToSource } = page.placed;
  const slack = 1e-6;
  const first = Math.ceil(region.start * samplingFrequency - slack);
  const end = Math.min(sampleCount, Math.ceil(region.end * samplingFrequency - slack));
  for (let i = first; i < end; i++) {
    const value = signal.source.samples[i]!;
    const x = region.left + (i / samplingFrequency - region.start) * paperSpeed;
    const y = region.baseline - (region.inverted ? -region.gain : region.gain) * value;
    const column = paperToSource.columnX * x + paperToSource.columnY * y + paperToSource.column0;
    const row = paperToSource.rowX * x + paperToSource.rowY * y + paperToSource.row0;
    const isInside = column >= -0.5 && row >= -0.5 && column <= width - 0.5 && row <= height - 0.5;
    const isOnPaper = x >= crop.left && y >= crop.top && x <= pageWidth - crop.right && y <= pageHeight - crop.bottom;
    if (isInside && isOnPaper) signal.samples[i] = value;
  }
}
