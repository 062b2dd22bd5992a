import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordFileName } from './record-file-name.ts';

test('any name becomes one that WFDB and every file system take', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(recordFileName(name)).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]*$/);
      expect(recordFileName(recordFileName(name))).toBe(recordFileName(name));
    }),
  );
});

test('names that fit are kept', () => {
  expect(recordFileName('ptb-xl_00001')).toBe('ptb-xl_00001');
  expect(recordFileName('心電図')).toBe('record');
});
