import type { LeadName } from '../model/lead.ts';
import type { Digitization, DigitizedPage, StageTimings } from '../model/page.ts';

/** Whether everything that the layout promises was read; if not, what is missing and why. */
export function concludeDigitization(
  page: DigitizedPage,
  timings: StageTimings,
  minimumCoverage: number,
): Digitization {
  const missingLeads: LeadName[] = page.quality.leads
    .filter((lead) => lead.coverage < minimumCoverage)
    .map((lead) => lead.lead);
  if (missingLeads.length === 0) return { status: 'complete', page, timings };
  const reasons = page.quality.warnings
    .filter((warning) => warning.code === 'LEAD_INCOMPLETE')
    .map(({ message }) => message);
  return { status: 'partial', page, missingLeads, reasons, timings };
}
