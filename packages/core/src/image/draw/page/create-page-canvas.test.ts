import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createImage } from '../create-image.ts';
import { createPageCanvas } from './create-page-canvas.ts';
import { sourceToCanvas } from './source-to-canvas.ts';

const white = [255, 255, 255] as const;

describe('createPageCanvas', () => {
  it('puts a pixel where sourceToCanvas says, in any turn and size', () => {
    const side = fc.constantFrom(20, 333, 1300, 2700, 5200);
    const turn = fc.record({ transposed: fc.boolean(), columnsFlipped: fc.boolean(), rowsFlipped: fc.boolean() });
    fc.assert(
      fc.property(side, side, turn, (length, other, turned) => {
        // One long side is enough to ask for a small scale; two would only cost time.
        const [width, height] = [length, Math.min(other, 400)];
        const source = createImage(width, height, white);
        const [column, row] = [Math.floor(width / 3), Math.floor(height / 4)];
        source.data.fill(0, (row * width + column) * 3, (row * width + column) * 3 + 3);
        const canvas = createPageCanvas(source, { turn: turned, caption: [] });
        const [atColumn, atRow] = sourceToCanvas(canvas, [column, row]);
        const offset = (Math.round(atRow!) * canvas.image.width + Math.round(atColumn!)) * 3;
        expect(canvas.image.data[offset]!).toBeLessThan(255);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('keeps the picture narrow, and fades it', () => {
    const canvas = createPageCanvas(createImage(5300, 30, [55, 55, 55]), { strength: 0.5 });
    expect([canvas.image.width, canvas.image.height, canvas.scale]).toEqual([1767, 10, 1 / 3]);
    expect(canvas.image.data[0]).toBe(155);
  });

  it('wraps the caption above the picture', () => {
    const words = Array.from({ length: 40 }, (_, k) => `word${k}`).join(' ');
    const canvas = createPageCanvas(createImage(200, 50, white), { caption: ['Title', words] });
    expect(canvas.image.width).toBe(600);
    expect(canvas.image.height).toBe(150);
    const top = (1 + 3) * 11 + 4;
    expect(canvas.whole.height).toBe(150 + top);
    expect(canvas.whole.data.subarray(0, top * 600 * 3).some((value) => value < 50)).toBe(true);
    canvas.image.data.fill(7);
    expect(canvas.whole.data.subarray(0, top * 600 * 3)).not.toContain(7);
    expect(canvas.whole.data.at(-1)).toBe(7);
  });
});
