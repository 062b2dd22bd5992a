import type { SignalledPage } from '../../model/page.ts';
import type { LeadQuality } from '../../model/quality.ts';
import type { LeadSignal } from '../../model/record.ts';
import type { LeadEvidence } from './evidence/measure-evidence.ts';
import { placeSamples } from './evidence/place-samples.ts';
import { findSpans } from './find-spans.ts';
import { measureWander } from './measure-wander.ts';

/** Lines nearer than this part of the reach within which others count as a danger lie on one another: 1 of 3 mm. */
const touching = 2 / 3;
/** A trace this near to the edge of the paper (mm) runs along it. */
const edgeReach = 0.4;

/** What can be said of one lead without any calibration. */
export function measureLead(
  page: SignalledPage,
  lead: LeadSignal,
  evidence: LeadEvidence,
): Omit<LeadQuality, 'ratio' | 'grade'> {
  const frequency = page.record.samplingFrequency;
  const range = {
    first: Math.max(0, Math.round(lead.start * frequency)),
    end: Math.min(page.record.sampleCount, Math.round(lead.end * frequency)),
    frequency,
  };
  const places = placeSamples(page, lead.lead);
  const isAtEdge = (n: number) => {
    const trace = page.traces[places.trace[n]!];
    const y = trace?.y[Math.round(places.position[n]!)] ?? Number.NaN;
    return y - page.grid.top < edgeReach || page.grid.bottom - y < edgeReach;
  };
  let [found, sum] = [0, 0];
  for (let n = 0; n < lead.samples.length; n++) {
    if (Number.isNaN(lead.samples[n]!)) continue;
    found++;
    sum += lead.confidence?.[n] ?? 0;
  }
  return {
    lead: lead.lead,
    coverage: evidence.coverage,
    traceConfidence: found === 0 ? 0 : sum / found,
    gaps: findSpans((n) => Number.isNaN(lead.samples[n]!), range),
    overlaps: findSpans((n) => evidence.doubts.crowded[n]! > touching, range),
    cutOff: findSpans(isAtEdge, range),
    baselineWander: measureWander(lead.samples, frequency),
  };
}
