import { describe, expect, it } from 'vitest';
import { mapOf } from '../../../image/test-support/map-of.ts';
import type { LeadName } from '../../../model/lead.ts';
import type { GriddedPage } from '../../../model/page.ts';
import type { RowSketch } from '../../../model/page-layout.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import { millimetres } from '../../../units.ts';
import type { LayoutChoice } from '../choose/layout-evidence.ts';
import { findSets } from './find-sets.ts';

const scale = 2;
const size = { width: 300, height: 200 };
const unknown: LayoutChoice = { kind: 'unknown', candidates: [], reason: 'Nothing fits.' };
/** From left to right in each row. */
const names: readonly (readonly LeadName[])[] = [
  ['I', 'aVR', 'V1', 'V4'],
  ['II', 'aVL', 'V2', 'V5'],
  ['III', 'aVF', 'V3', 'V6'],
];

interface Block {
  readonly left: number;
  readonly right: number;
  /** Heights of its rows, mm. */
  readonly rows: readonly number[];
}

/** A sheet of flat paper on which the rows of the blocks are drawn as lines. */
function pageOf(blocks: readonly Block[]): GriddedPage {
  const [width, height] = [size.width * scale, size.height * scale];
  const data = new Float32Array(width * height);
  for (const { left, right, rows } of blocks) {
    for (const y of rows) data.fill(1, y * scale * width + left * scale, y * scale * width + right * scale);
  }
  const edges = { left: 0, top: 0, right: size.width, bottom: size.height };
  const map = mapOf({
    originX: 0,
    originY: 0,
    pitch: 10,
    columns: 31,
    rows: 21,
    column: (x) => x * scale,
    row: (_, y) => y * scale,
  });
  const flat = { left: 0, top: 0, pixelsPerMillimetre: scale, ink: { width, height, data } };
  return { grid: { ...edges, map }, flat } as unknown as GriddedPage;
}

/** The names of a block a little over the start of their leads. */
function labelsOf({ left, right, rows }: Block): LeadLabel[] {
  return rows.flatMap((y, row) =>
    (names[row] ?? []).map((lead, column) => {
      const x = left + (column * (right - left)) / 4 + 1;
      const box = { left: x, right: x + 5, top: y - 9, bottom: y - 6 };
      return { lead, confidence: 0.9, box } as unknown as LeadLabel;
    }),
  );
}

function rowsOf(blocks: readonly Block[]): RowSketch[] {
  const [traceStart, traceEnd] = [millimetres(blocks[0]!.left), millimetres(blocks.at(-1)!.right)];
  const heights = [...new Set(blocks.flatMap(({ rows }) => rows))].sort((a, b) => a - b);
  return heights.map((y) => ({ baseline: millimetres(y), traceStart, traceEnd }) as RowSketch);
}

function find(blocks: readonly Block[], changes: Partial<Parameters<typeof findSets>[1]> = {}) {
  const options = { labels: blocks.flatMap(labelsOf), rows: rowsOf(blocks), sets: [], choice: unknown, ...changes };
  const found = findSets(pageOf(blocks), options);
  return found && { ...found, boxes: found.sets.map(({ box }) => box) };
}

const upper = { left: 20, right: 280, rows: [30, 50, 70] };
const lower = { left: 20, right: 280, rows: [130, 150, 170] };
const left = { left: 10, right: 140, rows: [30, 60, 90] };
const right = { left: 160, right: 290, rows: [30, 60, 90] };

describe('findSets', () => {
  it('cuts between two ECGs that name the same leads, one above the other', () => {
    const found = find([upper, lower]);
    expect(found?.shownBy).toBe('names');
    expect(found?.boxes).toEqual([
      { left: 0, top: 0, right: 300, bottom: expect.closeTo(95.5, 0) },
      { left: 0, top: expect.closeTo(95.5, 0), right: 300, bottom: 200 },
    ]);
  });

  it('cuts between two side by side, and between four', () => {
    expect(find([left, right])?.boxes).toMatchObject([
      { right: expect.closeTo(150, -1) },
      { left: expect.closeTo(150, -1) },
    ]);
    const below = [left, right].map((block) => ({ ...block, rows: [130, 160, 190] }));
    expect(find([left, right, ...below])?.boxes).toHaveLength(4);
  });

  it('cuts in the widest gap where the first names of the second ECG were not read, and beside dark ground', () => {
    const labels = [...labelsOf(upper), ...labelsOf(lower).slice(4)];
    expect(find([upper, lower], { labels })?.boxes[0]?.bottom).toBeCloseTo(100, 0);
    // Dark ground to the left of the paper crosses every line.
    const ground = { left: 0, right: 10, rows: Array.from({ length: 399 }, (_, k) => k / 2) };
    const options = { labels: [...labelsOf(upper), ...labelsOf(lower)], rows: rowsOf([upper, lower]) };
    expect(find([ground, upper, lower], options)?.boxes).toHaveLength(2);
  });

  it('gives corners far outside where a box ends with the page, and on the cut where it does not', () => {
    const outline = find([upper, lower])!.sets[0]!.outline;
    const rows = outline.map(([, row]) => row);
    expect(Math.min(...rows)).toBeLessThan(-1000);
    expect(Math.max(...rows)).toBeCloseTo(95.5 * scale, -1);
  });

  it('does not cut an ECG whose traces go through, or whose strips repeat three names', () => {
    const ends = labelsOf({ ...upper, left: 200, right: 280 });
    const starts = labelsOf({ ...upper, right: 100 });
    expect(find([upper], { labels: [...starts, ...ends] })).toBeNull();
    const three = { ...lower, rows: [90, 110, 130] };
    const strips = labelsOf(three).filter(({ lead }) => ['II', 'V1', 'V5'].includes(lead));
    expect(find([upper, three], { labels: [...labelsOf(upper), ...strips] })).toBeNull();
    const chosen = { kind: 'chosen', regions: [], evidence: { relations: -1 } } as unknown as LayoutChoice;
    expect(find([upper, lower], { labels: labelsOf(upper), choice: chosen })).toBeNull();
  });

  it('without names of both takes two sets with a wide gap between them, where nothing fits the whole page', () => {
    const found = find([upper, lower], { labels: [] });
    expect(found?.shownBy).toBe('shape');
    expect(found?.boxes[0]?.bottom).toBeCloseTo(100, 0);
    expect(find([upper, lower], { labels: labelsOf(upper) })?.shownBy).toBe('shape');
    expect(find([upper, { ...lower, rows: [90, 110, 130] }], { labels: [] })).toBeNull();
    expect(find([upper, { ...lower, rows: [130, 150] }], { labels: [] })).toBeNull();
    const chosen = { kind: 'chosen', regions: [], evidence: { relations: 9 } } as unknown as LayoutChoice;
    expect(find([upper, lower], { labels: [], choice: chosen })).toBeNull();
  });

  it('looks no further into a part', () => {
    const page = { ...pageOf([upper, lower]), part: { number: 1, count: 2, outline: [] } };
    const labels = [upper, lower].flatMap(labelsOf);
    const rows = rowsOf([upper, lower]);
    expect(findSets(page, { labels, rows, sets: [], choice: unknown })).toBeNull();
  });
});
