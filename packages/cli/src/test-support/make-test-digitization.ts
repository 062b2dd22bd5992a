import {
  type Digitization,
  type DigitizedPage,
  degrees,
  hertz,
  type LeadName,
  millimetres,
  millimetresPerMillivolt,
  millimetresPerSecond,
  pixelsPerMillimetre,
  seconds,
} from '@einthoven/core';

const gray = { width: 4, height: 2, data: new Uint8Array([255, 255, 0, 0, 0, 0, 0, 0]) };
const trace = new Float32Array([10, Number.NaN, 10.5, 10.25]);
const leads: readonly LeadName[] = ['I', 'II'];

const page: DigitizedPage = {
  sourceName: 'page.png',
  bytes: new Uint8Array(100),
  pageIndex: 0,
  format: 'png',
  image: { width: 4, height: 2, data: new Uint8Array(24).fill(255) },
  dotsPerInch: null,
  print: { labels: [], words: null },
  maps: { grid: gray, ink: gray, text: gray },
  pose: { quarterTurns: 1, mirrored: false, rotation: degrees(1.25), axes: null },
  grid: {
    map: {
      originX: millimetres(0),
      originY: millimetres(0),
      pitch: millimetres(5),
      columns: 1,
      rows: 1,
      sourceColumn: new Float64Array([0]),
      sourceRow: new Float64Array([0]),
    },
    left: millimetres(0),
    top: millimetres(0),
    right: millimetres(200),
    bottom: millimetres(100),
    pixelsPerMillimetreX: pixelsPerMillimetre(7.87401),
    pixelsPerMillimetreY: pixelsPerMillimetre(7.9),
    scaleSource: 'dots-per-inch',
    scaleConfidence: 0.5,
    minorGrid: true,
    majorGrid: true,
    residual: 0.12,
  },
  flat: {
    left: millimetres(0),
    top: millimetres(0),
    pixelsPerMillimetre: pixelsPerMillimetre(8),
    ink: { width: 1, height: 1, data: new Float32Array(1) },
    reliability: { width: 1, height: 1, data: new Uint8Array(1) },
  },
  layout: {
    name: '3x4+1',
    regions: leads.map((lead, row) => ({
      lead,
      inverted: false,
      row,
      rhythmStrip: false,
      left: millimetres(0),
      right: millimetres(100),
      start: seconds(0),
      end: seconds(0.008),
    })),
    rows: [],
    separators: [],
    pulses: [],
    score: 3.2,
    runnerUp: { name: '3x4', score: 1.1 },
    confidence: 0.9,
    uncertainties: ['The rhythm strip could be II or V5.'],
    paperSpeed: millimetresPerSecond(25),
    gain: millimetresPerMillivolt(10),
    gainSource: 'calibration-pulse',
    paperSpeedSource: 'assumed',
  },
  traces: leads.map((_, region) => ({
    region,
    start: millimetres(0),
    step: millimetres(0.1),
    y: trace,
    confidence: new Float32Array(4).fill(1),
  })),
  penWidth: millimetres(0.4),
  record: {
    name: 'page',
    samplingFrequency: hertz(500),
    sampleCount: 4,
    leads: leads.map((lead) => ({ lead, samples: trace, start: seconds(0), end: seconds(0.008) })),
    comments: [],
  },
  quality: {
    leads: leads.map((lead) => ({ lead, coverage: 0.75, traceConfidence: 1, grade: 'good' })),
    coverage: 0.75,
    traceConfidence: 1,
    scaleSource: 'dots-per-inch',
    scaleConfidence: 0.5,
    layoutConfidence: 0.9,
    einthovenResidual: 0.05,
    goldbergerResidual: null,
    meanGrade: 'good',
    worstGrade: 'fair',
    warnings: [{ code: 'GAP', message: 'A hole of 0.3 s.', lead: 'II' }],
  },
};

/** A partial page of two leads with four samples each, with everything that stages add. For tests. */
export function makeTestDigitization(): Digitization & { readonly status: 'partial' } {
  const timings = [{ stage: 'read', milliseconds: 12 }];
  return { status: 'partial', page, missingLeads: ['V1'], reasons: ['V1 is cut off'], timings };
}
