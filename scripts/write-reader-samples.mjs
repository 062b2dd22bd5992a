/**
 * Writes records in every format with the built package, and beside them what outside readers should find in
 * `expected.json`: node scripts/write-reader-samples.mjs <new folder>
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordFileName, recordWriters } from '@einthoven/core/formats';

const leadNames = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'];
const provenance = { software: 'einthoven test', sourceName: 'page.png', sourceSha256: 'ab'.repeat(32), options: {} };

/** A heart beat a second, of another height and sign in each lead; no two leads are alike. */
const beat = (time, lead) =>
  (1 - 0.3 * lead) * Math.exp(-(((time % 1) - 0.4) ** 2) / 0.0004) + 0.1 * Math.sin(time + lead);

/** @param region first and last second of the lead that are drawn */
function makeLead(lead, { samplingFrequency, sampleCount, region, height = 1 }) {
  const [start, end] = region;
  const samples = Float32Array.from({ length: sampleCount }, (_, i) => {
    const time = i / samplingFrequency;
    return time >= start && time < end ? height * beat(time, leadNames.indexOf(lead)) : Number.NaN;
  });
  const confidence = samples.map((value, i) => (Number.isNaN(value) ? Number.NaN : 0.5 + 0.5 * Math.cos(i)));
  return { lead, samples, start, end, confidence };
}

function makeRecord({ name, samplingFrequency, seconds, leads, regionOf, heightOf = () => 1, comments = [] }) {
  const sampleCount = Math.round(samplingFrequency * seconds);
  return {
    name,
    samplingFrequency,
    sampleCount,
    paperSpeed: 25,
    gain: 10,
    comments,
    leads: leads.map((lead, index) =>
      makeLead(lead, { samplingFrequency, sampleCount, region: regionOf(lead, index), height: heightOf(lead) }),
    ),
  };
}

const records = [
  makeRecord({
    name: 'page_3x4',
    samplingFrequency: 500,
    seconds: 10,
    leads: leadNames,
    regionOf: (lead, index) =>
      lead === 'II' ? [0, 10] : [2.5 * Math.floor(index / 3), 2.5 * Math.floor(index / 3) + 2.5],
    comments: ['Comment with a\nline break', 'Umlaut: \u00e4', `Long: ${'0123456789 '.repeat(40)}`],
  }),
  // V1 reaches about 45 mV, beyond what 16 bits hold at 1 microvolt.
  makeRecord({
    name: 'too_large',
    samplingFrequency: 360,
    seconds: 3,
    leads: ['V1', 'I', 'aVF'],
    regionOf: () => [0, 3],
    heightOf: (lead) => (lead === 'V1' ? 60 : 1),
  }),
  makeRecord({
    name: 'odd name (1).x',
    samplingFrequency: 333.25,
    seconds: 2,
    leads: ['II', 'V6'],
    regionOf: (lead) => (lead === 'II' ? [0.5, 1.5] : [9, 9]),
  }),
];

/** What the pipeline would say of the page of the first record, cut down to what the formats write. */
function describePage(record) {
  const grading = { ratio: { expected: 22.5, low: 17.1 }, coverage: 0.9, traceConfidence: 0.8 };
  const found = { gaps: [{ start: 1, end: 1.25 }], overlaps: [], cutOff: [], baselineWander: 0.04 };
  const source = { scaleSource: 'grid', scaleConfidence: 0.97 };
  const scale = {
    ...{ paperSpeed: 25, paperSpeedSource: 'assumed', paperSpeedConfidence: 0.3 },
    ...{ gain: 10, gainSource: 'calibration-pulse', gainConfidence: 0.95 },
  };
  const regions = record.leads.map(({ lead, start, end }, index) => {
    const place = { left: 10 + 25 * start, right: 10 + 25 * end, start, end };
    return { lead, inverted: false, row: index % 3, rhythmStrip: lead === 'II', ...place, ...scale };
  });
  const page = {
    pageIndex: 1,
    format: 'tiff',
    image: { width: 2000, height: 1400 },
    dotsPerInch: 200,
    pose: { quarterTurns: 3, mirrored: false, rotation: -0.25 },
    grid: {
      ...{ left: -2, top: -3, right: 290, bottom: 200, minorGrid: true, majorGrid: true, residual: Number.NaN },
      ...{ pixelsPerMillimetreX: 7.874, pixelsPerMillimetreY: 7.87, ...source },
    },
    flat: { left: -2, top: -3, pixelsPerMillimetre: 11 },
    layout: {
      ...{ name: '3x4+1', regions, rows: [{ baseline: 40 }, { baseline: Number.NaN }], score: 3.5, confidence: 0.9 },
      separators: [{ row: 0, x: 72.5 }],
      pulses: [{ row: 0, left: 3, right: 8, foot: 40, top: 30, side: 'left' }],
      runnerUp: { name: '3x4', score: Number.NEGATIVE_INFINITY },
      uncertainties: ['which lead the rhythm strip shows'],
      ...{ paperSpeed: 25, gain: 10, gainSource: 'calibration-pulse', paperSpeedSource: 'assumed' },
      calibration: { witnesses: [], conflicts: [] },
    },
    print: { labels: [], words: null },
    penWidth: 0.3,
    record,
    quality: {
      leads: record.leads.map(({ lead }) => ({ lead, ...grading, ...found, grade: 'good' })),
      ...{ ...grading, ...source, layoutConfidence: 0.9, einthovenResidual: 0.02, goldbergerResidual: null },
      ...{ meanGrade: 'good', worstGrade: 'poor' },
      warnings: [
        { code: 'PAPER_SPEED_ASSUMED', message: 'Nothing tells the paper speed.' },
        { code: 'LOW_COVERAGE', message: 'Half of V6 is missing.', lead: 'V6' },
      ],
    },
  };
  return { status: 'partial', page, missingLeads: ['V6'], reasons: ['V6 is cut off'], timings: [] };
}

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const expected = records.map((record, index) => {
  const digitized = index === 0;
  const input = { record, provenance, ...(digitized ? { digitization: describePage(record) } : {}) };
  const files = recordWriters.flatMap((writer) => [...writer.encode(input)]);
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes, { flag: 'wx' });
  return {
    name: recordFileName(record.name),
    samplingFrequency: record.samplingFrequency,
    sampleCount: record.sampleCount,
    files: files.map(([name]) => name),
    digitized,
    // NaN becomes null.
    leads: record.leads.map(({ lead, samples, confidence }) => ({
      lead,
      samples: [...samples],
      confidence: [...confidence],
    })),
  };
});
writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected));
console.log(`Wrote ${records.length} records to ${folder}`);
