import type { LeadName } from '../../../model/lead.ts';
import type { SignalledPage } from '../../../model/page.ts';

/** Samples a second of the pages made here. */
export const samplingFrequency = 100;

/** Samples of each lead; what the page says besides of its layout and scale. */
export interface PageOfSignalsOptions {
  readonly layout?: Partial<SignalledPage['layout']>;
  readonly grid?: Partial<SignalledPage['grid']>;
  /** Whether a network was needed to read the page. */
  readonly hard?: boolean;
  /** Confidence of every sample. */
  readonly confidence?: number;
}

/** A page of which only what quality looks at is there: 100 Hz, every lead printed from the first sample to the last. */
export function pageOfSignals(
  signals: Partial<Record<LeadName, readonly number[]>>,
  { layout, grid, hard = false, confidence = 0.9 }: PageOfSignalsOptions = {},
): SignalledPage {
  const sampleCount = Math.max(...Object.values(signals).map((samples) => samples.length));
  return {
    layout: {
      name: '3x4',
      uncertainties: [],
      confidence: 1,
      paperSpeed: 25,
      gain: 10,
      gainSource: 'calibration-pulse',
      paperSpeedSource: 'printed-text',
      calibration: { witnesses: [], conflicts: [] },
      ...layout,
    },
    flat: { lines: { needed: hard } },
    grid: { scaleSource: 'grid', scaleConfidence: 1, ...grid },
    record: {
      samplingFrequency,
      sampleCount,
      leads: Object.entries(signals).map(([lead, samples]) => ({
        lead,
        samples: Float32Array.from(samples),
        confidence: Float32Array.from(samples, (value) => (Number.isNaN(value) ? Number.NaN : confidence)),
        start: 0,
        end: samples.length / samplingFrequency,
      })),
    },
  } as unknown as SignalledPage;
}
