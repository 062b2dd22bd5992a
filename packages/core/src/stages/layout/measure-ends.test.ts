import { describe, expect, it } from 'vitest';
import type { PaperMap } from '../../model/paper-map.ts';
import { millimetres } from '../../units.ts';
import { measureEnds } from './measure-ends.ts';

const scale = 10;
const [width, height] = [400, 100];

const [columns, rows] = [9, 6];

/** Paper millimetres to pixels of the source, 10 a millimetre; nodes reach beyond the picture on all sides. */
const map: PaperMap = {
  originX: millimetres(-20),
  originY: millimetres(-20),
  pitch: millimetres(10),
  columns,
  rows,
  sourceColumn: Float64Array.from({ length: columns * rows }, (_, k) => ((k % columns) - 2) * 100),
  sourceRow: Float64Array.from({ length: columns * rows }, (_, k) => (Math.floor(k / columns) - 2) * 100),
};

/** A level line 3 pixels thick; `gridAt`: a dark line of the grid across it. */
function draw(from: number, to: number, gridAt?: number) {
  const data = new Uint8Array(width * height);
  for (let v = 0; v < height; v++) if (gridAt !== undefined) data[v * width + gridAt] = 120;
  for (let v = 49; v <= 51; v++) data.fill(200, v * width + from, v * width + to + 1);
  return { width, height, data };
}

function measure(ink: ReturnType<typeof draw>, seen: { readonly start: number; readonly end: number }) {
  const row = Float32Array.from({ length: width }, (_, u) => (u >= 50 && u <= 350 ? 50 : Number.NaN));
  return measureEnds(row, seen, { ink, map, left: 0, top: 0, pixelsPerMillimetre: scale, penWidth: 3 });
}

describe('measureEnds', () => {
  it('finds the ends of a line to a part of a pixel', () => {
    const ends = measure(draw(48, 352), { start: 50, end: 350 });
    expect(Math.abs(ends.start - 47.5)).toBeLessThan(0.6);
    expect(Math.abs(ends.end - 352.5)).toBeLessThan(0.6);
  });

  it('is not held up by a line of the grid at the end', () => {
    const plain = measure(draw(48, 352), { start: 50, end: 350 });
    const crossed = measure(draw(48, 352, 352), { start: 50, end: 350 });
    expect(Math.abs(crossed.end - plain.end)).toBeLessThan(0.3);
  });

  it('keeps an end that the picture does not show near by', () => {
    expect(measure(draw(20, 380), { start: 50, end: 350 })).toEqual({ start: 50, end: 350 });
  });
});
