import { expect, test } from 'vitest';
import { decodeRecord } from './decode-record.ts';
import { recordWriters } from './record-writers.ts';
import { completeDigitization, exampleProvenance, exampleRecord } from './test-support/example-digitization.ts';
import { largestDifference } from './test-support/largest-difference.ts';

const input = { record: exampleRecord, digitization: completeDigitization, provenance: exampleProvenance };

test.each(recordWriters.map((writer) => [writer.id, writer] as const))(
  '%s writes files that read back',
  (_, writer) => {
    const files = writer.encode(input);
    expect([...files.keys()]).toEqual(writer.extensions.map((extension) => `page-1.${extension}`));
    expect(writer.mediaTypes).toHaveLength(writer.extensions.length);
    const read = decodeRecord(`page-1.${writer.extensions[0]}`, (name) => files.get(name)!);
    expect(read.name).toBe('page-1');
    expect(largestDifference(exampleRecord, read)).toBeLessThan(0.000_502);
  },
);

test('ids and extensions are unique', () => {
  const extensions = recordWriters.flatMap((writer) => [...writer.extensions]);
  expect(new Set(extensions).size).toBe(extensions.length);
  expect(new Set(recordWriters.map((writer) => writer.id)).size).toBe(recordWriters.length);
});

test('only the JSON document holds the name of the picture file', () => {
  const holds = recordWriters.filter((writer) =>
    [...writer.encode(input).values()].some((bytes) => new TextDecoder().decode(bytes).includes('Jane')),
  );
  expect(holds.map((writer) => writer.id)).toEqual(['json']);
});

test('the WFDB header has the comments of the record and where the page comes from, each once', () => {
  const twice = { ...exampleRecord, comments: ['An example', 'Status: complete'] };
  const header = new TextDecoder().decode(recordWriters[0].encode({ ...input, record: twice }).get('page-1.hea')!);
  expect(header.match(/^# Status: complete$/gm)).toHaveLength(1);
  expect(header).toContain('# An example\n');
  expect(header).toContain('# Paper speed: 25 mm/s; source assumed\n');
});

test('an extension that is no record is refused', () => {
  expect(() => decodeRecord('page.png', () => new Uint8Array(0))).toThrow(
    expect.objectContaining({ code: 'RECORD_INVALID' }),
  );
});
