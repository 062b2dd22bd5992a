import { describe, expect, it } from 'vitest';
import { fullInk } from '../../image/ink-level.ts';
import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import type { GrayImage, RgbImage } from '../../model/image.ts';
import type { RenderOptions } from '../../render/render-options.ts';
import { renderPage } from '../../render/render-page.ts';
import { synthesizeEcg } from '../../render/synthesize-ecg.ts';
import { findText } from './find-text.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const record = synthesizeEcg({ seed: 3 });
const words: RenderOptions = {
  template,
  gridStyle: 'none',
  dotsPerInch: 150,
  labels: 'none',
  header: ['Name: Maxi Muster', 'Sinus rhythm'],
};

/** The ink map of a page without grid. */
function inkOf({ width, height, data }: RgbImage): GrayImage {
  const ink = new Uint8Array(width * height).map((_, p) => ((255 - data[p * 3]!) / 239) * fullInk);
  return { width, height, data: ink };
}

function count(plane: GrayImage, isIt: (value: number, place: number) => boolean): number {
  let sum = 0;
  for (let p = 0; p < plane.data.length; p++) if (isIt(plane.data[p]!, p)) sum++;
  return sum;
}

describe('findText', () => {
  it.each([0, 1] as const)('finds the words of a page and none of its traces, %i quarter turns off', (quarterTurns) => {
    const ink = inkOf(renderPage(record, { ...words, quarterTurns }).image);
    // Blank lines keep the rows where they are.
    const silent = inkOf(renderPage(record, { ...words, quarterTurns, header: [' ', ' '], footer: [' '] }).image);
    const text = findText(ink);
    const wordPixels = count(ink, (value, place) => value >= fullInk / 2 && silent.data[place] === 0);
    const found = count(text, (value, place) => value === 255 && silent.data[place] === 0);
    expect(wordPixels).toBeGreaterThan(1000);
    expect(found / wordPixels).toBeGreaterThan(0.95);
    expect(count(text, (value) => value > 0)).toBe(found);
    expect(count(findText(silent), (value) => value > 0)).toBe(0);
  });

  it('takes letters with company, and leaves long strokes, specks and what stands alone', () => {
    const picture = [
      '........................................',
      '..#.#.###...............................',
      '..#.#...#..............###..............',
      '..###.###..............#.#..............',
      '..#.#.#................###..............',
      '..#.#.###...............................',
      '.....................................#..',
      '........................................',
      '..####################################..',
    ];
    // So wide that letters may be 2 to 12 pixels long.
    const width = 420;
    const data = new Uint8Array(width * picture.length);
    for (const [row, line] of picture.entries()) {
      for (const [column, dot] of [...line].entries()) if (dot === '#') data[row * width + column] = fullInk;
    }
    const text = findText({ width, height: picture.length, data });
    const drawn = picture.map((_, row) =>
      Array.from({ length: 40 }, (_, column) => (text.data[row * width + column] === 255 ? '#' : '.')).join(''),
    );
    expect(drawn).toEqual([
      '........................................',
      '..#.#.###...............................',
      '..#.#...#...............................',
      '..###.###...............................',
      '..#.#.#.................................',
      '..#.#.###...............................',
      '........................................',
      '........................................',
      '........................................',
    ]);
  });

  it('takes no pieces of a broken line that fainter ink joins', () => {
    const [width, height] = [420, 20];
    const draw = (gap: number) => {
      const data = new Uint8Array(width * height);
      // Pieces of eight pixels, as high as letters, with gaps of two.
      for (let column = 0; column < 200; column++) {
        for (let row = 8; row < 12; row++) data[row * width + column] = column % 10 < 8 ? fullInk : gap;
      }
      return findText({ width, height, data });
    };
    expect(count(draw(0), (value) => value === 255)).toBe(160 * 4);
    expect(count(draw(fullInk * 0.4), (value) => value > 0)).toBe(0);
  });

  it('finds nothing on an empty page', () => {
    const text = findText({ width: 30, height: 20, data: new Uint8Array(600) });
    expect(text).toEqual({ width: 30, height: 20, data: new Uint8Array(600) });
  });
});
