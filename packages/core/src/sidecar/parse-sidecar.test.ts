import { describe, expect, it } from 'vitest';
import { parseSidecar } from './parse-sidecar.ts';

const onePage = { pageIndex: 0, pageCount: 1 };

describe('parseSidecar', () => {
  it('reads options for all pages, and over them those of the page', () => {
    const text = 'layout:\n  gain: 5\n  paperSpeed: 25\npages:\n  2:\n    layout:\n      gain: 20\n  1:\n';
    expect(parseSidecar(text, { pageIndex: 0, pageCount: 3 })).toEqual({ layout: { gain: 5, paperSpeed: 25 } });
    expect(parseSidecar(text, { pageIndex: 1, pageCount: 3 })).toEqual({ layout: { gain: 20, paperSpeed: 25 } });
  });

  it('takes an empty file, and groups whose lines were deleted', () => {
    expect(parseSidecar('', onePage)).toEqual({});
    expect(parseSidecar('# nothing\ngrid:\nlayout:\n  gain: 5\n', onePage)).toEqual({ layout: { gain: 5 } });
  });

  it('refuses pages that the file does not have', () => {
    expect(() => parseSidecar('pages:\n  2: {}\n', onePage)).toThrow('There is no page 2: the file has one page.');
    expect(() => parseSidecar('pages:\n  two: {}\n', { pageIndex: 0, pageCount: 3 })).toThrow('has pages 1 to 3');
  });

  it('refuses what is no tree of options', () => {
    expect(() => parseSidecar('- a', onePage)).toThrow('tree of options');
    expect(() => parseSidecar('pages: 3', onePage)).toThrow('`pages` must be a tree');
    expect(() => parseSidecar('a: [', onePage)).toThrow('no valid YAML');
  });
});
