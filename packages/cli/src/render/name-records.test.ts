import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameRecords } from './name-records.ts';

const nameAll = (...paths: string[]) => [...nameRecords(paths)].sort().map(([, name]) => name);

it('takes the name of the file, and as much of its folders as tells it apart', () => {
  expect(nameAll('/d/a.hea', '/d/b.edf')).toEqual(['a', 'b']);
  expect(nameAll('/d/x/a.hea', '/d/y/a.hea', '/d/y/b.hea')).toEqual(['x-a', 'y-a', 'b']);
  expect(nameAll('/d/1/x/a.hea', '/d/2/x/a.hea')).toEqual(['1-x-a', '2-x-a']);
  expect(nameAll('/d/a.csv', '/d/a.hea')).toEqual(['d-a-csv', 'd-a-hea']);
});

it('keeps clear of the files of the run', () => {
  expect(nameAll('/d/index.hea', '/d/Preview.hea')).toEqual(['d-Preview', 'd-index']);
});

it('gives every record a name of its own, whatever the order', () => {
  const part = fc.constantFrom('a', 'A', 'b', 'ä', 'a-b', '-', 'index');
  const path = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('.hea', '.edf', ''))
    .map(([parts, extension]) => `/${parts.join('/')}${extension}`);
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
      const names = nameRecords(paths);
      expect([...names.keys()].sort()).toEqual([...paths].sort());
      expect(new Set([...names.values()].map((name) => name.toLowerCase())).size).toBe(paths.length);
      for (const name of names.values()) expect(name).toMatch(/^[A-Za-z0-9][\w-]*$/);
    }),
  );
});
