import fc from 'fast-check';
import { expect, test } from 'vitest';
import { synthesizeHeart } from '../../render/synthetic/synthesize-heart.ts';
import {
  completeDigitization,
  exampleProvenance,
  exampleRecord,
  partialDigitization,
} from '../test-support/example-digitization.ts';
import { largestDifference } from '../test-support/largest-difference.ts';
import { recordArbitrary } from '../test-support/record-arbitrary.ts';
import { decodeJson } from './decode-json.ts';
import { digitizationJsonSchema } from './digitization-json-schema.ts';
import { encodeDigitizationJson } from './encode-digitization-json.ts';
import { encodeJson } from './encode-json.ts';

const parse = (bytes: Uint8Array) => digitizationJsonSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));

test('the document of a page follows its schema and says where each number comes from', () => {
  const document = parse(encodeDigitizationJson(partialDigitization, exampleProvenance));
  expect(document.provenance).toEqual(exampleProvenance);
  expect(document.digitization).toMatchObject({
    status: 'partial',
    missingLeads: ['V1', 'V2'],
    reasons: ['V1 and V2 are cut off'],
    paperSpeed: { value: 25, source: 'assumed' },
    gain: { value: 10, source: 'calibration-pulse' },
    pose: { quarterTurns: 1, rotation: -0.1235 },
    grid: { left: -1.235, pixelsPerMillimetreX: 7.87654, scaleSource: 'grid' },
    layout: { name: '3x4+1', uncertainties: ['which lead the rhythm strip shows'] },
    quality: { einthovenResidual: null, goldbergerResidual: 0.0123, worstGrade: 'fair' },
  });
});

test('missing samples are null, and so is what could not be measured', () => {
  const { record, digitization } = parse(encodeDigitizationJson(completeDigitization, exampleProvenance));
  expect(record.leads[0]!.samples).toEqual([0.1, -0.25, null, null]);
  expect(record.leads[0]!.confidence).toEqual([1, 0.5, null, null]);
  expect(record.leads[1]!.confidence).toBeNull();
  expect(digitization?.grid.residual).toBeNull();
  expect(digitization?.layout.runnerUp).toEqual({ name: '3x4+3', score: null });
});

test('timings are left out, so that equal pages give equal bytes', () => {
  const later = { ...completeDigitization, timings: [{ stage: 'read', milliseconds: 99 }] };
  expect(encodeDigitizationJson(later, exampleProvenance)).toEqual(
    encodeDigitizationJson(completeDigitization, exampleProvenance),
  );
});

test('a scale that is not finite is a fault, never a silent null', () => {
  const { grid } = completeDigitization.page;
  const page = { ...completeDigitization.page, grid: { ...grid, scaleConfidence: Number.NaN } };
  expect(() => encodeDigitizationJson({ ...completeDigitization, page }, exampleProvenance)).toThrow(
    expect.objectContaining({ code: 'INTERNAL' }),
  );
});

test('a record that was not digitized has no digitization and reads back whole', () => {
  const bytes = encodeJson({
    record: exampleRecord,
    provenance: { ...exampleProvenance, sourceName: null, sourceSha256: null },
  });
  expect(parse(bytes).digitization).toBeNull();
  expect(decodeJson(bytes)).toEqual(exampleRecord);
});

test('the document has what is measured on the signals', () => {
  const { measurements } = parse(encodeJson({ record: synthesizeHeart({}, 2), provenance: exampleProvenance }));
  expect(measurements?.heartRate?.value).toBeCloseTo(72, -1);
  expect(measurements?.rhythm).toBe('regular');
  expect(measurements?.leads).toHaveLength(12);
  expect(parse(encodeJson({ record: exampleRecord, provenance: exampleProvenance })).measurements).toMatchObject({
    beats: [],
    heartRate: null,
    qtInterval: null,
  });
});

test('write, then read: within a tenth of a microvolt, missing stays missing', () => {
  fc.assert(
    fc.property(recordArbitrary({ largest: 100, leastSamples: 1 }), (record) => {
      const read = decodeJson(encodeJson({ record, provenance: exampleProvenance }));
      expect(largestDifference(record, read)).toBeLessThan(0.000_06);
    }),
  );
});

const documentWith = (change: (document: Record<string, unknown>) => void) => {
  const document = JSON.parse(
    new TextDecoder().decode(encodeJson({ record: exampleRecord, provenance: exampleProvenance })),
  );
  change(document);
  return JSON.stringify(document);
};

test.each([
  ['{', 'is not JSON'],
  [documentWith((document) => Object.assign(document, { schemaVersion: 2 })), 'schemaVersion'],
  [
    documentWith((document) => Object.assign(document.record as object, { sampleCount: 5 })),
    'Lead I should have 5 samples, got 4',
  ],
  [documentWith((document) => Object.assign(document.record as object, { gain: '10' })), 'record.gain'],
])('a broken document is refused with a reason: %.30s', (text, message) => {
  expect(() => decodeJson(new TextEncoder().encode(text))).toThrow(
    expect.objectContaining({ code: 'RECORD_INVALID', message: expect.stringContaining(message) }),
  );
});
