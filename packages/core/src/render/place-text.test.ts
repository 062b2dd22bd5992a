import { describe, expect, it } from 'vitest';
import { type FontName, fontFaces, fontNames } from './font-faces.ts';
import { measureText, placeText } from './place-text.ts';
import { pointSpreads } from './point-spreads.ts';
import { strokeFont } from './stroke-font.ts';
import { strokePath } from './stroke-path.ts';

const at = { x: 0, y: 0, height: 6 };

describe('placeText', () => {
  it('has a drawing of its own for every letter', () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;/-+=_%()'!?";
    const same = new Set(['O0', 'Il']);
    const drawings = new Map<string, string>();
    for (const letter of alphabet) {
      const drawing = strokeFont[letter]!;
      const twin = drawings.get(drawing);
      if (twin !== undefined) expect(same).toContain(twin + letter);
      drawings.set(drawing, letter);
    }
  });

  it('measures what it draws', () => {
    for (const text of ['aVR', 'V6', '25 mm/s', 'III']) {
      const { columns } = placeText(text, at);
      const right = Math.max(...columns.filter((value) => !Number.isNaN(value)));
      expect(right).toBeCloseTo(measureText(text, at.height), 0);
    }
  });

  it.each(fontNames)('writes %s as wide as it measures, the same every time', (font) => {
    for (const text of ['aVR', 'V6', '25 mm/s', 'QRS: 98 ms']) {
      const place = { ...at, font };
      const path = placeText(text, place);
      expect(placeText(text, place)).toEqual(path);
      const columns = path.columns.filter((value) => !Number.isNaN(value));
      // A leaning or trembling hand, bars at the ends of stems and the cells of a typewriter reach a little further.
      expect(Math.abs(Math.max(...columns) - measureText(text, at.height, font))).toBeLessThan(3.5);
      expect(Math.min(...columns)).toBeGreaterThan(-2);
    }
  });

  it('draws every face in its own way', () => {
    const drawings = new Set(fontNames.map((font) => placeText('QRS aVL 25', { ...at, font }).columns.join()));
    expect(drawings.size).toBe(fontNames.length);
  });

  it('broadens the upright strokes of book type, and those of bold faces all around', () => {
    const inkOf = (font: FontName, letter: string) => {
      const layer = { width: 60, height: 60, data: new Float32Array(3600) };
      const path = placeText(letter, { x: 10, y: 50, height: 40, font });
      strokePath(layer, path, { width: fontFaces[font].pen * 40, pointSpread: pointSpreads.area });
      return layer;
    };
    const dark = (font: FontName, letter: string) => inkOf(font, letter).data.reduce((sum, value) => sum + value, 0);
    expect(dark('bold', 'V') / dark('sans', 'V')).toBeGreaterThan(1.5);
    expect(dark('boldCondensed', 'V') / dark('condensed', 'V')).toBeGreaterThan(1.5);
    expect(dark('boldTypewriter', 'V') / dark('typewriter', 'V')).toBeGreaterThan(1.4);
    expect(dark('boldRoman', 'V') / dark('roman', 'V')).toBeGreaterThan(1.5);
    // Through the stem and through the level stroke of an L.
    const { data } = inkOf('boldRoman', 'L');
    const stem = data.slice(60 * 30, 60 * 31).reduce((sum, value) => sum + value, 0);
    const level = Array.from({ length: 60 }, (_, row) => data[60 * row + 26]!).reduce((sum, value) => sum + value, 0);
    expect(stem).toBeCloseTo((0.07 + (2 * 0.6 * 0.85) / 6) * 40, 0);
    expect(level).toBeCloseTo(0.07 * 40, 0);
  });

  it('turns text counterclockwise around its start', () => {
    const flat = placeText('V1', at);
    const turned = placeText('V1', { ...at, angle: 90 });
    for (const [index, column] of flat.columns.entries()) {
      if (Number.isNaN(column)) continue;
      expect(turned.rows[index]).toBeCloseTo(-column, 9);
      expect(turned.columns[index]).toBeCloseTo(flat.rows[index]!, 9);
    }
  });

  it('stands on its line, as high as asked, and shows unknown letters as a question mark', () => {
    const { rows } = placeText('H', at);
    expect(Math.min(...rows.filter((value) => !Number.isNaN(value)))).toBe(-6);
    expect(Math.max(...rows.filter((value) => !Number.isNaN(value)))).toBe(0);
    expect(placeText('Ω', at)).toEqual(placeText('?', at));
  });
});
