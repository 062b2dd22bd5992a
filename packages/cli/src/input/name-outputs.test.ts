import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameEcg, nameOutputs, namePage } from './name-outputs.ts';

const name = (...paths: string[]) =>
  nameOutputs(paths.map((relativePath) => ({ path: `/${relativePath}`, relativePath }))).map((input) => input.name);

describe('nameOutputs', () => {
  it('keeps folders and takes the extension off', () => {
    expect(name('a/b/page.png', 'page.png')).toEqual(['a/b/page', 'page']);
  });

  it('keeps the extension in the name of the second of a kind', () => {
    expect(name('a.png', 'a.jpg')).toEqual(['a', 'a-jpg']);
    expect(name('a.png', 'A.PNG', 'a.jpg')).toEqual(['a', 'A-PNG', 'a-jpg']);
  });

  it('numbers what is still alike', () => {
    expect(name('a b.png', 'a_b.png', 'a+b.png')).toEqual(['a_b', 'a_b-png', 'a_b-png-2']);
  });

  it('keeps a file apart from the pages of another', () => {
    expect(name('a-p1.png', 'a.tif')).toEqual(['a-p1-png', 'a']);
    expect(name('a-p1.png', 'a.png')).toEqual(['a-p1', 'a']);
  });

  it('keeps a file apart from the further ECGs of another', () => {
    expect(name('a-ecg2.png', 'a.png', 'b-ecg2.png')).toEqual(['a-ecg2-png', 'a', 'b-ecg2']);
    expect(name('a-p1-ecg2.png', 'a.tif')).toEqual(['a-p1-ecg2-png', 'a']);
  });

  it('never gives two files one name, on any disk', () => {
    const file = fc.tuple(
      fc.constantFrom('', 'x/', 'X/'),
      fc.constantFrom('a', 'A', 'ä', 'a b', 'a-png', 'a-p1', 'a-p1-png', 'a-ecg2', '-', '.'),
      fc.constantFrom('.png', '.jpg', '.tif', ''),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(
          file.map((parts) => parts.join('')),
          { maxLength: 30 },
        ),
        (paths) => {
          const names = name(...paths).map((path) => path.toLowerCase());
          expect(new Set(names).size).toBe(paths.length);
        },
      ),
    );
  });
});

it('namePage numbers the pages of files with several', () => {
  expect(namePage('a', 0, 1)).toBe('a');
  expect([namePage('a', 0, 2), namePage('a', 1, 2)]).toEqual(['a-p1', 'a-p2']);
});

it('nameEcg names all but the first ECG of a page', () => {
  expect([nameEcg('a', 0), nameEcg('a', 1), nameEcg('a-p2', 2)]).toEqual(['a', 'a-ecg2', 'a-p2-ecg3']);
});
