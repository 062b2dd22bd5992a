import { describe, expect, it } from 'vitest';
import { makeTestRow } from '../test-support/make-test-row.ts';
import { describeRows } from './describe-rows.ts';
import { encodeDigitizationCsv } from './encode-digitization-csv.ts';
import { exitCodeOf } from './exit-code.ts';

const complete = makeTestRow();
const summary = { ...complete.summary!, missingLeads: ['V1', 'V2'], reasons: ['cut off'] };
const partial = makeTestRow({ path: 'b.tif', page: 2, pageCount: 2, status: 'partial', summary, message: 'cut off' });
const failure = { status: 'failed', summary: null, errorCode: 'NO_INK', message: 'Nothing, "at all".' } as const;
const failed = makeTestRow({ path: 'c,d.png', ...failure });

it('describeRows lists status, layout, grade and reason, and the totals', () => {
  expect(describeRows([complete, partial, failed])).toBe(
    [
      'Page          Status    Layout  Grade              Reason',
      'page.png      complete  3x4+1   good (worst fair)',
      'b.tif page 2  partial   3x4+1   good (worst fair)  missing V1, V2: cut off',
      'c,d.png       failed    -       -                  NO_INK: Nothing, "at all".',
      'NO_INK: Check that the page is an ECG and that the scan is not blank.',
      '3 pages: 1 complete, 1 partial, 1 failed',
      '',
    ].join('\n'),
  );
});

it('describeRows lists only what is not complete in long batches', () => {
  const text = describeRows([...Array.from({ length: 200 }, () => complete), failed]);
  expect(text.split('\n')).toHaveLength(6);
  expect(text).toContain('200 complete pages are not listed');
});

it('encodeDigitizationCsv quotes what needs it and leaves unknown fields empty', () => {
  const lines = new TextDecoder().decode(encodeDigitizationCsv([partial, failed])).split('\n');
  expect(lines[1]).toBe('b.tif,2,partial,3x4+1,25,10,grid,good,fair,V1 V2,,cut off,1.50,page');
  expect(lines[2]).toBe('"c,d.png",1,failed,,,,,,,,NO_INK,"Nothing, ""at all"".",1.50,page');
  expect(lines).toHaveLength(4);
});

describe('exitCodeOf', () => {
  it.each([
    [[complete, complete], 0],
    [[complete, partial], 2],
    [[partial], 2],
    [[complete, failed], 2],
    [[failed], 1],
    [[], 1],
  ] as const)('%#', (rows, expected) => {
    expect(exitCodeOf(rows)).toBe(expected);
  });
});
