import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EinthovenError } from '../../errors.ts';
import { decodeEdf } from './decode-edf.ts';

const unpack = (text: string) => new Uint8Array(inflateSync(Buffer.from(text, 'base64')));

/**
 * Written by pyEDFlib 0.1.42 with random samples at 8 Hz: `ECG I` in uV, `EKG V1` in mV, `Lead aVF` in V, `Resp`
 * without unit at 2 Hz, and an annotation; the patient is called Jane.
 */
const edfPlus = unpack(
  'eNozUICACDD0SsxLVaAKCC5JLCpJSSxJVTAw1PVy9NM1MjAwhNpCDjAw1AMjAwM9MDI0NTYDibu6uGk7E2mGEZQ2hNKmIP3O7gqeSGpcvd0VwgwRfJ/UxBSFxDA3GD8otbgA2Uyg/QqOeXn5JYklmfl5xQqjYHCB0jAInQulw3Co0zU0NTAA0aZQPjCRGYLFYfLQtANRpmAKS5cQZfA0BaOB6d3EAkQbG5mbWeCmgcrMQepBXHM89CgYXMACBw0rY0yHSKS1sV7808mowmLJbMyWwGrHZnOLR+v+NV/Dp5fuWz5KnpJ871e588GdarM/rZyXlbr62QEpsQui2gYiIgzaBnrAIt1AJCk1sUSEgcbg/Q+B/8f+N/2c/+M9ixm7PUuGX1fIYi0N7rVhv1anP90ouvZxgcw/h7fzIpO7bPZfy9mRe+rKZm1DEZq7CxUAAM6WD8o=',
);
/** Plain EDF by the same writer: II at 8 Hz and aVL at 4 Hz. */
const mixedRates = unpack(
  'eNozUICACDD0SsxLVaAKCC5JLCpJSSxJVTAw1PVy9NM1MjAwhNpCDjAw1AMjAwM9MDI3syDZDCMobYjE9/REVZMY5qMwlEBuGCqta4pKQyk4DYwHE1DI6RobgYMQyDUHiYO45kPAv7BYN6GSeRnMpkzXmTP/3GLq+7Xp57Pft5+dWRK/+XbQbOYmhlpGPcY9jHv+XmI69fO/yBTrZaI7+ABGDYPy',
);

/** What pyEDFlib reads from it, in the units of the file. */
const expected = {
  I: [
    1036.2637363, -596.7032967, 288.2783883, 776.9230769, 604.7619048, 1163.003663, 1008.4249084, 1171.0622711,
    -1324.9084249, -175.4578755, -42.1245421, -1217.2161172, -1383.5164835, 925.6410256, 1352.7472527, 796.7032967,
  ],
  V1: [
    -1.4751659, 1.6425574, -1.6065461, 1.9259174, -1.761883, 2.2607004, 3.9018082, 3.8899062, 3.0628672, 3.3024338,
    1.6655985, 0.435874, 3.3859007, -3.2821393, -1.0389105, 0.8474098,
  ],
  aVF: [
    -0.0004009, 0.0052709, -0.0054879, -0.007879, -0.006723, 0.0083297, -0.0066098, -0.0049297, -0.0022127, 0.0022219,
    0.0050777, -0.0075839, 0.0077618, 0.0047298, -0.0032229, -0.005592,
  ],
};

const withText = (at: number, text: string) => {
  const changed = Uint8Array.from(edfPlus);
  changed.set(new TextEncoder().encode(text), at);
  return changed;
};

test('an EDF+ file that pyEDFlib wrote gives millivolts, as pyEDFlib reads them', () => {
  const record = decodeEdf(edfPlus, 'name');
  expect([record.name, record.samplingFrequency, record.sampleCount]).toEqual(['name', 8, 16]);
  expect(record.leads.map(({ lead, start, end }) => [lead, start, end])).toEqual([
    ['I', 0, 2],
    ['V1', 0, 2],
    ['aVF', 0, 2],
  ]);
  const millivolts = [expected.I.map((value) => value / 1000), expected.V1, expected.aVF.map((value) => value * 1000)];
  record.leads.forEach(({ samples }, index) => {
    samples.forEach((value, i) => {
      expect(Math.abs(value - millivolts[index]![i]!)).toBeLessThan(1e-4);
    });
  });
});

test('signals that are no lead are named; nobody else is', () => {
  const { comments } = decodeEdf(edfPlus, 'name');
  expect(comments).toEqual(['Signals that were left out, as no lead or a lead given before: Resp']);
});

test('a file whose writer did not know its length is read to its end', () => {
  expect(decodeEdf(withText(236, '-1      '), 'name').sampleCount).toBe(16);
});

test('bytes after the last data record are told', () => {
  const longer = new Uint8Array(edfPlus.length + 3);
  longer.set(edfPlus);
  expect(decodeEdf(longer, 'name').comments.join()).toContain('3 bytes after the last data record');
});

const signals = 5;
test.each([
  ['different sampling frequencies: II 8 Hz, aVL 4 Hz', mixedRates],
  ['discontinuous (EDF+D)', withText(192, 'EDF+D')],
  ['should have 1868 bytes for 2 data records, got 1800', edfPlus.subarray(0, 1800)],
  ['a header of 256 bytes, got 200', edfPlus.subarray(0, 200)],
  ['has 1536 bytes; it says 1536, and the file has 1000', edfPlus.subarray(0, 1000)],
  ['has 1536 bytes; it says 512', withText(184, '512     ')],
  ['begins with version "0", got "9"', withText(0, '9')],
  ['a number as number of data records, got "many"', withText(236, 'many    ')],
  ['a data record of 0 s', withText(244, '0       ')],
  ['has no data record', withText(236, '0       ')],
  ['names 0 signals', withText(252, '0   ')],
  ['has none of the 12 leads', withText(256, 'A               B               C               ')],
  ['Signal ECG I is in mmHg; a lead must be in V', withText(256 + signals * (16 + 80), 'mmHg    ')],
  ['Signal ECG I has no unit', withText(256 + signals * (16 + 80), '        ')],
  ['Signal "ECG I" has no scale', withText(256 + signals * (16 + 80 + 8 + 8 + 8), '2047    ')],
  ['has 1.5 samples a data record', withText(256 + signals * (16 + 80 + 8 * 5 + 80), '1.5     ')],
  ['BDF file', Uint8Array.from(edfPlus, (byte, index) => (index === 0 ? 0xff : byte))],
])('a file is refused: %s', (message, bytes) => {
  expect(() => decodeEdf(bytes, 'name')).toThrow(
    expect.objectContaining({ code: 'RECORD_INVALID', message: expect.stringContaining(message) }),
  );
});

test('whatever is broken in a file, it is read or refused with a reason', () => {
  const change = fc.tuple(fc.integer({ min: 0, max: edfPlus.length - 1 }), fc.integer({ min: 0, max: 255 }));
  const property = fc.property(
    fc.array(change, { minLength: 1, maxLength: 6 }),
    fc.nat(edfPlus.length),
    (changes, end) => {
      const broken = edfPlus.slice(0, Math.max(end, edfPlus.length - 300));
      for (const [at, value] of changes) broken[at] = value;
      try {
        const { leads, sampleCount } = decodeEdf(broken, 'name');
        for (const { samples } of leads) expect(samples).toHaveLength(sampleCount);
      } catch (error) {
        expect(error).toBeInstanceOf(EinthovenError);
      }
    },
  );
  fc.assert(property, { numRuns: 500 });
});
