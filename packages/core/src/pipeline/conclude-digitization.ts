import type { LeadName } from '../model/lead.ts';
import type { Digitization, DigitizedPage, StageTimings } from '../model/page.ts';

/** Whether everything that the layout promises was read; if not, what is missing and why. */
export function concludeDigitization(
  page: DigitizedPage,
  timings: StageTimings,
  minimumCoverage: number,
): Digitization {
  const unread = page.quality.leads.filter((lead) => lead.coverage < minimumCoverage).map(({ lead }) => lead);
  const { missingLeads: undrawn = [], leftOut = [] } = page.layout;
  const missingLeads: LeadName[] = [...unread, ...undrawn];
  if (missingLeads.length + leftOut.length === 0) return { status: 'complete', page, timings };
  const reasons = page.quality.warnings
    .filter((warning) => warning.code === 'LEAD_INCOMPLETE')
    .map(({ message }) => message);
  if (undrawn.length > 0) reasons.push(`The page shows a part of a layout, without ${undrawn.join(', ')}.`);
  reasons.push(...leftOut);
  return { status: 'partial', page, missingLeads, reasons, timings };
}
