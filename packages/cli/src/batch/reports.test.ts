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

it('tells the ECGs of a page and the joined pages of a file apart', () => {
  const second = makeTestRow({ ecg: 2, ecgCount: 2, output: 'page-ecg2', seconds: 0 });
  const scan = { path: 'scan.tif', pageCount: 2 };
  const pages = [1, 2].map((page) => makeTestRow({ ...scan, page, output: `scan-p${page}` }));
  const joined = makeTestRow({ ...scan, page: 2, output: 'scan', joined: true });
  const rows = [makeTestRow({ ecgCount: 2 }), second, ...pages, joined];
  const table = describeRows(rows).split('\n');
  expect(table.slice(1, 6).map((line) => line.split('  ')[0])).toEqual([
    'page.png, ECG 1',
    'page.png, ECG 2',
    'scan.tif page 1',
    'scan.tif page 2',
    'scan.tif pages 1 to 2 joined',
  ]);
  expect(table.at(-2)).toBe('3 pages with 4 ECGs: 4 complete, 0 partial, 0 failed; the pages of 1 file joined');
  const csv = new TextDecoder().decode(encodeDigitizationCsv(rows)).split('\n');
  expect(csv.slice(0, 6).map((line) => line.split(',').slice(0, 4).join())).toEqual([
    'path,page,ecg,status',
    'page.png,1,1,complete',
    'page.png,1,2,complete',
    'scan.tif,1,1,complete',
    'scan.tif,2,1,complete',
    'scan.tif,1-2,,complete',
  ]);
});

it('encodeDigitizationCsv quotes what needs it and leaves unknown fields empty', () => {
  const lines = new TextDecoder().decode(encodeDigitizationCsv([partial, failed])).split('\n');
  expect(lines[1]).toBe('b.tif,2,1,partial,3x4+1,25,10,grid,good,fair,V1 V2,,cut off,1.50,page');
  expect(lines[2]).toBe('"c,d.png",1,1,failed,,,,,,,,NO_INK,"Nothing, ""at all"".",1.50,page');
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
