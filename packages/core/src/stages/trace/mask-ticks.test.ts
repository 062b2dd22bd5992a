import { describe, expect, it } from 'vitest';
import { drawInk } from '../../image/test-support/draw-ink.ts';
import type { LaidOutPage } from '../../model/page.ts';
import { maskTicks } from './mask-ticks.ts';

/** Few pixels a millimetre, so that a drawing is legible: a tick of three columns between two leads. */
const scale = 2.5;
const drawing = [
  '....................',
  '.........###........',
  '.........###........',
  '.........###........',
  '####################',
  '.........###........',
  '.........###........',
  '.........###........',
  '....................',
];
const farFromAll = ['....................', '####################', '....................'];

interface DrawnRow {
  readonly drawing: readonly string[];
  /** Columns at which leads begin and end. */
  readonly boundaries: readonly number[];
  readonly rhythmStrip?: boolean;
}

/** A page of which only what ticks need is there: ink, and leads that meet at columns. */
function pageOf(rows: readonly DrawnRow[]): LaidOutPage {
  const tops = rows.map((_, row) => rows.slice(0, row).reduce((sum, one) => sum + one.drawing.length, 0));
  const middle = (row: number) => tops[row]! + Math.floor(rows[row]!.drawing.length / 2);
  const [left, top] = [100, 50];
  return {
    flat: { left, top, pixelsPerMillimetre: scale, ink: drawInk(rows.flatMap((row) => row.drawing)) },
    layout: {
      rows: rows.map((_, row) => ({ baseline: top + middle(row) / scale })),
      regions: rows.flatMap(({ boundaries, rhythmStrip = false }, row) =>
        boundaries.slice(1).map((end, k) => {
          const start = boundaries[k]!;
          return { row, rhythmStrip, left: left + start / scale, right: left + end / scale };
        }),
      ),
    },
  } as unknown as LaidOutPage;
}

/** Each way as a line of text: `.` where it was taken out. */
const masked = (page: LaidOutPage) =>
  maskTicks(
    page.layout.rows.map(() => new Float32Array(20).fill(7)),
    page,
  ).paths.map((path) => [...path].map((y) => (Number.isNaN(y) ? '.' : '-')).join(''));

const ticked = { drawing, boundaries: [0, 10, 20] };
const plain = { drawing: farFromAll, boundaries: [0, 10, 20] };

describe('maskTicks', () => {
  it('takes the columns of a tick out, and one of shade on each side', () => {
    expect(masked(pageOf([ticked, ticked]))).toEqual(['--------.....-------', '--------.....-------']);
  });

  it('leaves a rhythm strip whole', () => {
    const strip = { drawing: farFromAll, boundaries: [0, 20], rhythmStrip: true };
    expect(masked(pageOf([ticked, ticked, strip]))[2]).toBe('--------------------');
  });

  it('leaves bars alone that stand at no boundary', () => {
    const aside = { ...ticked, boundaries: [0, 16, 20] };
    expect(masked(pageOf([aside, aside]))).toEqual(['--------------------', '--------------------']);
  });

  it('believes the other ticks where a complex runs into one', () => {
    const run = drawing.map((line) => line.replace(/###\.{8}$/, '#####......'));
    expect(run).not.toEqual(drawing);
    const page = pageOf([ticked, { ...ticked, drawing: run }, ticked]);
    expect(masked(page)).toEqual(Array.from({ length: 3 }, () => '--------.....-------'));
  });

  it('takes a bar in a single row of many for a complex', () => {
    expect(masked(pageOf([plain, ticked, plain]))).toEqual(Array.from({ length: 3 }, () => '--------------------'));
  });

  it('changes nothing where there are no ticks, and never its arguments', () => {
    expect(masked(pageOf([plain, plain]))).toEqual(['--------------------', '--------------------']);
    const path = new Float32Array(20).fill(7);
    maskTicks([path, path], pageOf([ticked, ticked]));
    expect([...path]).toEqual(Array.from({ length: 20 }, () => 7));
  });
});
