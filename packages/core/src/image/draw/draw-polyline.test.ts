import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createImage } from './create-image.ts';
import { drawPolyline } from './draw-polyline.ts';
import { pictureOf } from './test-support/picture-of.ts';

const black = [0, 0, 0] as const;
const white = () => createImage(8, 5, [255, 255, 255]);

describe('drawPolyline', () => {
  it('draws through the centres of pixels and lifts the pen at NaN', () => {
    const image = white();
    drawPolyline(image, [0, 1, 2, 1, Number.NaN, Number.NaN, 5, 1, 7, 1, 7, 4], { color: black });
    expect(pictureOf(image)).toEqual(['........', '###..###', '.......#', '.......#', '.......#']);
  });

  it('has soft edges', () => {
    const image = white();
    drawPolyline(image, [0, 1.5, 7, 1.5], { color: black });
    expect(pictureOf(image)).toEqual(['........', '++++++++', '++++++++', '........', '........']);
    expect(image.data[8 * 3]).toBe(128);
  });

  it('draws a point alone as a dot', () => {
    const image = white();
    drawPolyline(image, [3, 2], { color: black, width: 3 });
    expect(pictureOf(image)).toEqual(['........', '..+#+...', '..###...', '..+#+...', '........']);
  });

  it('covers a pixel once, however often the line comes by', () => {
    const once = white();
    const often = white();
    drawPolyline(once, [1, 2, 6, 2], { color: black, opacity: 0.5 });
    drawPolyline(often, [1, 2, 6, 2, 1, 2, 6, 2], { color: black, opacity: 0.5 });
    expect(often.data).toEqual(once.data);
    expect(once.data[(2 * 8 + 3) * 3]).toBe(128);
  });

  it('leaves out what lies outside the picture', () => {
    const place = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 6 }), (points) => {
        const image = white();
        drawPolyline(image, points.flat(), { color: black, width: 2 });
        // Only pixels that the line comes near are dark; the centre of each is measured by hand.
        for (let row = 0; row < 5; row++) {
          for (let column = 0; column < 8; column++) {
            const distance = distanceTo(points, column, row);
            const value = image.data[(row * 8 + column) * 3]!;
            expect(Math.abs(255 - value - 255 * Math.min(1, Math.max(0, 1.5 - distance)))).toBeLessThan(2.1);
          }
        }
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});

function distanceTo(points: readonly (readonly [number, number])[], column: number, row: number): number {
  let least = Infinity;
  for (const [k, [startColumn, startRow]] of points.entries()) {
    const [endColumn, endRow] = points[k + 1] ?? [startColumn, startRow];
    const [across, down] = [endColumn - startColumn, endRow - startRow];
    const squared = across * across + down * down;
    const along = squared === 0 ? 0 : ((column - startColumn) * across + (row - startRow) * down) / squared;
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(column - startColumn - t * across, row - startRow - t * down));
  }
  return least;
}
