import { describe, expect, it } from 'vitest';
import { createImage } from './create-image.ts';
import { drawDot } from './draw-dot.ts';
import { drawRuling } from './draw-ruling.ts';
import { fillPolygon } from './fill-polygon.ts';
import { fillRectangle } from './fill-rectangle.ts';
import { stackImages } from './stack-images.ts';
import { pictureOf } from './test-support/picture-of.ts';

const black = [0, 0, 0] as const;
const white = [255, 255, 255] as const;

describe('shapes', () => {
  it('fills a rectangle as far as the picture goes', () => {
    const image = createImage(6, 4, white);
    fillRectangle(image, { left: 4, top: -1, width: 9, height: 3 }, { color: black });
    fillRectangle(image, { left: 0, top: 3, width: 2, height: 1 }, { color: black, opacity: 0.5 });
    expect(pictureOf(image)).toEqual(['....##', '....##', '......', '++....']);
  });

  it('fills a polygon, and of one that crosses itself every second part', () => {
    const triangle = createImage(7, 5, white);
    fillPolygon(triangle, [-0.5, 3.5, 3, -0.5, 6.5, 3.5], { color: black });
    expect(pictureOf(triangle)).toEqual(['...#...', '..###..', '.#####.', '#######', '.......']);
    const bow = createImage(7, 3, white);
    fillPolygon(bow, [0, -0.5, 0, 2.5, 6, -0.5, 6, 2.5], { color: black });
    expect(pictureOf(bow)).toEqual(['#....#.', '######.', '#....#.']);
  });

  it('draws a disc', () => {
    const image = createImage(5, 5, white);
    drawDot(image, { column: 2, row: 2, radius: 1.5 }, { color: black });
    expect(pictureOf(image)).toEqual(['.....', '.+#+.', '.###.', '.+#+.', '.....']);
  });

  it('rules squares below a row', () => {
    const image = createImage(7, 5, white);
    drawRuling(image, { spacing: 3, width: 1, color: black, top: 1 });
    expect(pictureOf(image)).toEqual(['.......', '#######', '#..#..#', '#..#..#', '#######']);
  });

  it('stacks pictures of different widths', () => {
    const stack = stackImages([createImage(2, 1, black), createImage(4, 2, [128, 128, 128])], white);
    expect(pictureOf(stack)).toEqual(['##..', '++++', '++++']);
  });
});
