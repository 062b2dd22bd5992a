import type { Digitization, DigitizedPage } from '../../model/page.ts';
import type { EcgRecord } from '../../model/record.ts';
import {
  degrees,
  hertz,
  millimetres,
  millimetresPerMillivolt,
  millimetresPerSecond,
  millivolts,
  pixelsPerMillimetre,
  seconds,
} from '../../units.ts';
import type { Provenance } from '../record-writer.ts';

/** What a lead of its quality has besides. */
const faultless = {
  ratio: { expected: 21.04, low: 15.96 },
  gaps: [{ start: seconds(0.004), end: seconds(0.008) }],
  overlaps: [],
  cutOff: [],
  baselineWander: millivolts(0.05),
};

export const exampleProvenance: Provenance = {
  software: 'einthoven 0.1.0',
  sourceName: 'Doe, Jane.png',
  sourceSha256: '0123456789abcdef'.repeat(4),
  options: { signals: { samplingFrequency: 500 }, layout: { template: null } },
};

const gap = Number.NaN;

export const exampleRecord: EcgRecord = {
  name: 'page-1',
  samplingFrequency: hertz(500),
  sampleCount: 4,
  paperSpeed: millimetresPerSecond(25),
  gain: millimetresPerMillivolt(10),
  comments: ['An example'],
  leads: [
    {
      lead: 'I',
      start: seconds(0),
      end: seconds(0.004),
      samples: Float32Array.of(0.1, -0.25, gap, gap),
      confidence: Float32Array.of(1, 0.5, gap, gap),
    },
    { lead: 'aVR', start: seconds(0.004), end: seconds(0.008), samples: Float32Array.of(gap, gap, 0, 1.2345) },
  ],
};

const noPicture = { width: 2, height: 1, data: new Uint8Array(6) };
const noPlane = { width: 2, height: 1, data: new Uint8Array(2) };

const page: DigitizedPage = {
  sourceName: 'Doe, Jane.png',
  bytes: new Uint8Array(0),
  pageIndex: 0,
  format: 'png',
  image: noPicture,
  dotsPerInch: null,
  maps: { grid: noPlane, ink: noPlane, text: noPlane },
  print: { labels: [], words: null },
  pose: { quarterTurns: 1, mirrored: false, rotation: degrees(-0.1234567), axes: null },
  grid: {
    map: {
      originX: millimetres(0),
      originY: millimetres(0),
      pitch: millimetres(5),
      columns: 0,
      rows: 0,
      sourceColumn: new Float64Array(0),
      sourceRow: new Float64Array(0),
    },
    left: millimetres(-1.23456),
    top: millimetres(0),
    right: millimetres(297),
    bottom: millimetres(210),
    pixelsPerMillimetreX: pixelsPerMillimetre(7.87654321),
    pixelsPerMillimetreY: pixelsPerMillimetre(7.9),
    scaleSource: 'grid',
    scaleConfidence: 0.98,
    minorGrid: true,
    majorGrid: false,
    residual: Number.NaN,
  },
  flat: {
    left: millimetres(0),
    top: millimetres(0),
    pixelsPerMillimetre: pixelsPerMillimetre(8),
    ink: { width: 2, height: 1, data: new Float32Array(2) },
    reliability: noPlane,
  },
  layout: {
    name: '3x4+1',
    regions: [
      {
        lead: 'I',
        inverted: false,
        row: 0,
        rhythmStrip: false,
        left: millimetres(10),
        right: millimetres(72.5),
        start: seconds(0),
        end: seconds(2.5),
        paperSpeed: millimetresPerSecond(25),
        paperSpeedSource: 'assumed',
        paperSpeedConfidence: 0.3,
        gain: millimetresPerMillivolt(10),
        gainSource: 'calibration-pulse',
        gainConfidence: 0.95,
      },
      {
        lead: 'aVR',
        inverted: true,
        row: 0,
        rhythmStrip: false,
        left: millimetres(72.5),
        right: millimetres(135),
        start: seconds(2.5),
        end: seconds(5),
        paperSpeed: millimetresPerSecond(25),
        paperSpeedSource: 'assumed',
        paperSpeedConfidence: 0.3,
        gain: millimetresPerMillivolt(5),
        gainSource: 'printed-text',
        gainConfidence: 0.9,
      },
    ],
    rows: [
      {
        start: millimetres(10),
        step: millimetres(0.125),
        y: new Float32Array(3),
        baseline: millimetres(40),
        traceStart: millimetres(10),
        traceEnd: millimetres(10.25),
        pulseSide: null,
      },
    ],
    separators: [{ row: 0, x: millimetres(72.5) }],
    pulses: [
      {
        row: 0,
        left: millimetres(3),
        right: millimetres(8),
        foot: millimetres(40),
        top: millimetres(30),
        side: 'left',
      },
    ],
    score: 12,
    runnerUp: { name: '3x4+3', score: Number.NEGATIVE_INFINITY },
    confidence: 0.9,
    uncertainties: ['which lead the rhythm strip shows'],
    paperSpeed: millimetresPerSecond(25),
    gain: millimetresPerMillivolt(10),
    gainSource: 'calibration-pulse',
    paperSpeedSource: 'assumed',
    calibration: {
      witnesses: [
        {
          witness: 'calibration-pulse',
          paperSpeed: null,
          limbGain: millimetresPerMillivolt(10),
          chestGain: null,
        },
      ],
      conflicts: ['The pulse and the print disagree.'],
    },
  },
  traces: [],
  penWidth: millimetres(0.3),
  record: exampleRecord,
  leadsAsRead: exampleRecord.leads,
  quality: {
    leads: [
      { lead: 'I', coverage: 1, traceConfidence: 0.75, grade: 'good', ...faultless },
      { lead: 'aVR', coverage: 1, traceConfidence: 0.5, grade: 'fair', ...faultless },
    ],
    coverage: 1,
    ratio: { expected: 19.25, low: 14.5 },
    traceConfidence: 0.6,
    scaleSource: 'grid',
    scaleConfidence: 0.98,
    layoutConfidence: 0.9,
    einthovenResidual: null,
    goldbergerResidual: 0.0123456,
    meanGrade: 'good',
    worstGrade: 'fair',
    warnings: [{ code: 'PAPER_SPEED_ASSUMED', message: 'Nothing tells the paper speed.' }],
  },
};

export const completeDigitization: Digitization = {
  status: 'complete',
  page,
  timings: [{ stage: 'read', milliseconds: 12 }],
};

export const partialDigitization: Digitization = {
  status: 'partial',
  page,
  missingLeads: ['V1', 'V2'],
  reasons: ['V1 and V2 are cut off'],
  timings: [],
};
