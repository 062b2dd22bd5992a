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
  /** Confidence of every sample; the error that the line network expects grows as it falls. */
  readonly confidence?: number;
}

/** A page of which only what quality looks at is there: 100 Hz, every lead printed from the first sample to the last. */
export function pageOfSignals(
  signals: Partial<Record<LeadName, readonly number[]>>,
  { layout, grid, hard = false, confidence = 0.9 }: PageOfSignalsOptions = {},
): SignalledPage {
  const sampleCount = Math.max(...Object.values(signals).map((samples) => samples.length));
  const drawn = Object.entries(signals).map(([lead, samples], row) => drawLead(lead, samples, row));
  const height = drawn.length * rowHeight * resolution;
  const width = (sampleCount / samplingFrequency) * 25 * resolution + 1;
  const everywhere = { width, height, data: new Float32Array(width * height).fill(1) };
  const leads = Object.entries(signals).map(([lead, samples]) => ({
    lead,
    samples: Float32Array.from(samples),
    confidence: Float32Array.from(samples, (value) => (Number.isNaN(value) ? Number.NaN : confidence)),
    start: 0,
    end: samples.length / samplingFrequency,
  }));
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
      regions: drawn.map(({ region }) => region),
      ...layout,
    },
    traces: drawn.map(({ trace }, region) => ({
      region,
      ...trace,
      confidence: trace.y.map((y) => (Number.isNaN(y) ? Number.NaN : confidence)),
      doubt: trace.y.map(() => 0.1 * (1 - confidence)),
    })),
    flat: {
      left: 0,
      top: 0,
      pixelsPerMillimetre: resolution,
      ink: everywhere,
      reliability: { width, height, data: new Uint8Array(width * height).fill(255) },
      ...(hard ? { lines: { ...noLines, needed: true } } : {}),
    },
    grid: {
      scaleSource: 'grid',
      scaleConfidence: 1,
      pixelsPerMillimetreX: 8,
      pixelsPerMillimetreY: 8,
      residual: 0,
      top: 0,
      bottom: height / resolution,
      ...grid,
    },
    record: { samplingFrequency, sampleCount, leads },
    leadsAsRead: leads,
  } as unknown as SignalledPage;
}

/** Pixels a millimetre of the flat page, and millimetres a row. */
const resolution = 4;
const rowHeight = 40;
const noLines = { left: 0, top: 0, pixelsPerMillimetre: 1, marks: { width: 2, height: 1, data: new Float32Array(2) } };

/** Region and trace of a lead in its row, at 25 mm/s and 10 mm/mV: one sample of the trace a sample of the signal. */
function drawLead(lead: string, samples: readonly number[], row: number) {
  const end = samples.length / samplingFrequency;
  const baseline = (row + 0.5) * rowHeight;
  const scale = { paperSpeed: 25, paperSpeedSource: 'printed-text', gain: 10, gainSource: 'calibration-pulse' };
  return {
    region: { lead, row, inverted: false, rhythmStrip: false, left: 0, right: 25 * end, start: 0, end, ...scale },
    trace: { start: 0, step: 25 / samplingFrequency, y: Float32Array.from(samples, (value) => baseline - 10 * value) },
  };
}
