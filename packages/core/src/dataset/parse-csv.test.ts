import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv } from './parse-csv.ts';

const quote = (field: string) => `"${field.replaceAll('"', '""')}"`;

it('reads what was written, whatever stands in the fields', () => {
  const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é', ' '), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field), { maxLength: 6 }), (rows) => {
      const text = ['x,y', ...rows.map((row) => row.map(quote).join(','))].join('\r\n');
      expect(parseCsv(text)).toEqual(rows.map(([x, y]) => ({ x, y })));
    }),
  );
});

it('reads plain fields, empty fields and a table that ends without a line break', () => {
  expect(parseCsv(',age,sex\n1,56.0,\n\n2,,1')).toEqual([
    { index: '1', age: '56.0', sex: '' },
    { index: '2', age: '', sex: '1' },
  ]);
});

it('says what is wrong', () => {
  expect(() => parseCsv('')).toThrow(/titles are missing/);
  expect(() => parseCsv('a,b\n1')).toThrow(/Row 2 of the table has 1 fields/);
  expect(() => parseCsv('a,b\n1,"2')).toThrow(/Line 2 .*quote/);
  expect(() => parseCsv('a,b\n1,2"3')).toThrow(/quote/);
  expect(() => parseCsv('a,b\n', { required: ['ecg_id'] })).toThrow(/no column ecg_id; its columns are a, b/);
});
