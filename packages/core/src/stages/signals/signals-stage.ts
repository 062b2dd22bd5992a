import type { LeadTrace, SignalledPage, TracedPage } from '../../model/page.ts';
import type { LeadRegion } from '../../model/page-layout.ts';
import type { LeadSignal } from '../../model/record.ts';
import type { Stage } from '../../pipeline/stage.ts';
import { sampleBandLimited } from '../../signal/sample-band-limited.ts';
import { hertz, seconds } from '../../units.ts';
import { drawSignalsOverlay } from './draw-overlay.ts';
import { findZeroLevels } from './find-zero-levels.ts';
import type { ReadSignal } from './read-signal.ts';
import { reconcileLeads } from './reconcile-leads.ts';
import type { SignalsOptions } from './signals-options.ts';

/** Error (mm) that every sample may have: a quarter of a pen. */
const leastDoubt = 0.1;
/** How far sideways (mm) a stroke may be beside its place, and over how much of it (mm) its steepness is measured. */
const sidewaysDoubt = 0.1;
const steepnessReach = 0.25;

/** Millivolts and seconds: every lead at its own time on the page's time axis, NaN elsewhere. */
export const signalsStage: Stage<TracedPage, SignalledPage, SignalsOptions> = {
  name: 'signals',
  run: (page, options) => {
    const { layout } = page;
    const zeros = findZeroLevels(page);
    const duration = Math.max(...layout.regions.map((region) => region.end));
    const sampleCount = Math.round(duration * options.samplingFrequency);
    const pieces = page.traces.map((trace) => {
      const region = layout.regions[trace.region]!;
      return sampleLead(trace, region, { ...options, sampleCount, zero: zeros[region.row]! });
    });
    const leads = joinLeads(options.reconcileLeads ? reconcileLeads(pieces, options.samplingFrequency) : pieces);
    return {
      ...page,
      leadsAsRead: joinLeads(pieces),
      record: {
        name: page.sourceName,
        samplingFrequency: hertz(options.samplingFrequency),
        sampleCount,
        leads,
        paperSpeed: layout.paperSpeed,
        gain: layout.gain,
        comments: [],
      },
    };
  },
  drawOverlay: drawSignalsOverlay,
};

interface SampleJob extends SignalsOptions {
  readonly sampleCount: number;
  /** Paper y (mm) of 0 mV. */
  readonly zero: number;
}

function sampleLead(trace: LeadTrace, region: LeadRegion, job: SampleJob): ReadSignal {
  const { paperSpeed, gain } = region;
  const samples = new Float32Array(job.sampleCount).fill(Number.NaN);
  const confidence = new Float32Array(job.sampleCount).fill(Number.NaN);
  const doubt = new Float32Array(job.sampleCount).fill(Number.NaN);
  const first = Math.round(region.start * job.samplingFrequency);
  const end = Math.min(job.sampleCount, Math.round(region.end * job.samplingFrequency));
  const columnsASample = paperSpeed / job.samplingFrequency / trace.step;
  for (let n = Math.max(first, 0); n < end; n++) {
    const x = region.left + (n / job.samplingFrequency - region.start) * paperSpeed;
    const position = Math.min(Math.max((x - trace.start) / trace.step, 0), trace.y.length - 1);
    const y = sampleBandLimited(trace.y, position, columnsASample);
    if (Number.isNaN(y)) continue;
    const millivolts = (job.zero - y) / gain;
    samples[n] = region.inverted ? -millivolts : millivolts;
    const nearest = Math.round(position);
    confidence[n] = trace.confidence[nearest]!;
    doubt[n] = Math.hypot(trace.doubt?.[nearest] ?? sidewaysDoubt * steepnessAt(trace, nearest), leastDoubt) / gain;
  }
  return { lead: region.lead, samples, confidence, doubt, start: seconds(region.start), end: seconds(region.end) };
}

/** Millimetres up or down for each one sideways, about sample k; 1 beside a hole. */
function steepnessAt({ y, step }: LeadTrace, k: number): number {
  const reach = Math.max(1, Math.round(steepnessReach / step));
  const [before, after] = [y[k - reach] ?? y[k]!, y[k + reach] ?? y[k]!];
  const rise = Math.abs(after - before);
  return Number.isNaN(rise) ? 1 : rise / (2 * reach * step);
}

function joinLeads(pieces: readonly ReadSignal[]): LeadSignal[] {
  return [...new Set(pieces.map((piece) => piece.lead))].map((lead) =>
    joinPieces(pieces.filter((piece) => piece.lead === lead)),
  );
}

/** A lead that is printed twice (short and as rhythm strip): the longer piece, its holes filled from the other. */
function joinPieces(pieces: readonly ReadSignal[]): LeadSignal {
  const [longest, ...others] = [...pieces].sort((a, b) => b.end - b.start - (a.end - a.start));
  const samples = longest!.samples.slice();
  const confidence = longest!.confidence.slice();
  for (const other of others) {
    for (let n = 0; n < samples.length; n++) {
      if (!Number.isNaN(samples[n]!) || Number.isNaN(other.samples[n]!)) continue;
      samples[n] = other.samples[n]!;
      confidence[n] = other.confidence[n]!;
    }
  }
  const start = Math.min(...pieces.map((piece) => piece.start));
  const end = Math.max(...pieces.map((piece) => piece.end));
  return { lead: longest!.lead, samples, confidence, start: seconds(start), end: seconds(end) };
}
