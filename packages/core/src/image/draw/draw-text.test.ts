import { describe, expect, it } from 'vitest';
import { capitalHeight, glyphRows, glyphWidth } from './bitmap-font.ts';
import { createImage } from './create-image.ts';
import { drawText } from './draw-text.ts';
import { pictureOf } from './test-support/picture-of.ts';
import { textWidth } from './text-width.ts';

const white = [255, 255, 255] as const;

describe('drawText', () => {
  it('draws letters and their descenders', () => {
    const image = createImage(17, 9, white);
    drawText(image, 'V1g', { column: 0, row: 0, color: [0, 0, 0] });
    expect(pictureOf(image)).toEqual([
      '#...#...#........',
      '#...#..##........',
      '#...#...#....####',
      '#...#...#...#...#',
      '#...#...#...#...#',
      '.#.#....#....####',
      '..#....###......#',
      '.............###.',
      '.................',
    ]);
    expect(textWidth('V1g', 1)).toBe(17);
  });

  it('enlarges dots and paints a background', () => {
    const image = createImage(12, 8, white);
    const background = { color: [128, 128, 128], opacity: 1 } as const;
    drawText(image, '-', { column: 1, row: -5, color: [0, 0, 0], scale: 2, background });
    expect(pictureOf(image)).toEqual([
      '++++++++++++',
      '+##########+',
      '+##########+',
      ...Array.from({ length: 5 }, () => '++++++++++++'),
    ]);
  });

  it('draws a box for what the font lacks, and any dash as a minus sign', () => {
    expect(glyphRows('漢')[0]).toBe('#####');
    expect(glyphRows('−')).toEqual(glyphRows('-'));
  });
});

describe('the bitmap font', () => {
  const characters = [
    ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-=.,:;!?\'"()[]/%_*#<>|&@°×±·',
  ];

  it('has cells of five dots, and no two glyphs alike', () => {
    for (const character of characters) {
      const rows = glyphRows(character);
      expect(rows, character).toHaveLength(capitalHeight + 1);
      for (const row of rows) expect(row, character).toMatch(new RegExp(`^[.#]{${glyphWidth}}$`));
    }
    expect(new Set(characters.map((character) => glyphRows(character).join('\n'))).size).toBe(characters.length);
  });
});
