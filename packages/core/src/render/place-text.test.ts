import { describe, expect, it } from 'vitest';
import { measureText, placeText } from './place-text.ts';
import { strokeFont } from './stroke-font.ts';

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

  it('stands on its line, as high as asked, and shows unknown letters as a question mark', () => {
    const { rows } = placeText('H', at);
    expect(Math.min(...rows.filter((value) => !Number.isNaN(value)))).toBe(-6);
    expect(Math.max(...rows.filter((value) => !Number.isNaN(value)))).toBe(0);
    expect(placeText('Ω', at)).toEqual(placeText('?', at));
  });
});
