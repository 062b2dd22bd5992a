import { describe, expect, it } from 'vitest';
import { findLayoutTemplate } from '../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import type { GrayImage } from '../model/image.ts';
import { describeRenderTruth } from './describe-render-truth.ts';
import { renderMasks } from './render-masks.ts';
import { renderPage } from './render-page.ts';
import { renderTruthSchema } from './render-truth-schema.ts';
import { synthesizeEcg } from './synthesize-ecg.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const record = synthesizeEcg({ seed: 6 });
const page = renderPage(record, {
  template,
  dotsPerInch: 60,
  rotation: 2,
  gridStyle: 'none',
  inkColor: [0, 0, 0],
  separators: 'line',
  continuousRows: true,
  pulseShape: 'stair',
  labelFont: 'handScript',
  texts: [{ text: 'turned', x: 280, y: 150, height: 4, angle: 90, font: 'serif' }],
  decoys: [
    { kind: 'qrCode', x: 250, y: 10, size: 20, seed: 3 },
    { kind: 'barCode', x: 190, y: 10, width: 40, height: 9 },
    { kind: 'stMap', x: 150, y: 10, width: 30, height: 20 },
    { kind: 'table', x: 90, y: 10, cells: [['a', 'b'], ['c']] },
    { kind: 'logo', x: 80, y: 190, size: 9, shape: 'heart' },
    { kind: 'logo', x: 100, y: 190, size: 9, shape: 'cross' },
    { kind: 'logo', x: 120, y: 190, size: 9, shape: 'wave' },
    { kind: 'frame', x: 140, y: 190, width: 20, height: 9 },
  ],
});
const masks = renderMasks(page);
const json = describeRenderTruth(page.truth);

/** Whether a pixel lies in a convex polygon grown by a pixel. */
function isInside(polygon: readonly (readonly [number, number])[], column: number, row: number): boolean {
  const depths = polygon.map(([x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length]!;
    return ((nextX - x) * (row - y) - (nextY - y) * (column - x)) / Math.hypot(nextX - x, nextY - y);
  });
  return depths.every((depth) => depth > -1.5);
}

function inkOutside(mask: GrayImage, boxes: readonly (readonly (readonly [number, number])[])[]): number {
  let outside = 0;
  for (let index = 0; index < mask.data.length; index++) {
    if (mask.data[index] === 0) continue;
    const column = index % mask.width;
    const row = Math.floor(index / mask.width);
    if (!boxes.some((box) => isInside(box, column, row))) outside++;
  }
  return outside;
}

describe('renderMasks', () => {
  it('takes the page apart: every pixel of ink belongs to a mask, and no mask to blank paper', () => {
    const inks = [...masks.leads.map(({ mask }) => mask), masks.pulses, masks.separators, masks.labels];
    inks.push(masks.texts, masks.decoys);
    const { data } = page.image;
    let largest = 0;
    for (let index = 0; index < data.length / 3; index++) {
      if (masks.background.data[index]! > 0) continue;
      const darkest = inks.reduce((most, mask) => Math.max(most, mask.data[index]!), 0);
      largest = Math.max(largest, Math.abs(255 - data[3 * index]! - darkest));
    }
    expect(largest).toBeLessThanOrEqual(1);
    expect(masks.leads).toHaveLength(13);
  });

  it('shows the grid and what lies around the page', () => {
    const pink = renderPage({ ...record, leads: [] }, { template, dotsPerInch: 50, header: [], footer: [] });
    const apart = renderMasks(pink);
    const { data } = pink.image;
    let largest = 0;
    for (let index = 0; index < data.length / 3; index++) {
      // Green of the paper, of 1 mm lines and of 5 mm lines.
      const underMajor = 255 + (apart.gridMinor.data[index]! / 255) * (205 - 255);
      const expected = underMajor + (apart.gridMajor.data[index]! / 255) * (120 - underMajor);
      largest = Math.max(largest, Math.abs(data[3 * index + 1]! - expected));
    }
    expect(largest).toBeLessThan(2);
    expect(apart.background.data.every((value) => value === 0)).toBe(true);
    expect(masks.background.data[0]).toBe(255);
  });
});

describe('describeRenderTruth', () => {
  it('follows its schema', () => {
    expect(renderTruthSchema.safeParse(JSON.parse(JSON.stringify(json))).error).toBeUndefined();
  });

  it('puts boxes around all ink', () => {
    for (const [index, { mask }] of masks.leads.entries()) {
      // The way from the lead before belongs to the lead, but stands outside of its box where the heights differ.
      if (index % 4 === 0) expect(inkOutside(mask, [json.leads[index]!.box])).toBe(0);
    }
    const boxesOf = (isWanted: (role: string) => boolean) =>
      json.texts.filter(({ role }) => isWanted(role)).map(({ box }) => box);
    expect(
      inkOutside(
        masks.labels,
        boxesOf((role) => role === 'label'),
      ),
    ).toBe(0);
    expect(
      inkOutside(
        masks.texts,
        boxesOf((role) => role !== 'label'),
      ),
    ).toBe(0);
  });

  it('says what stands in the boxes', () => {
    expect(json.texts.filter(({ role }) => role === 'label').map(({ lead }) => lead)).toEqual(
      page.truth.regions.map(({ lead }) => lead),
    );
    expect(json.pulses[0]).toMatchObject({ row: 0, side: 'left', millivolts: 1, seconds: 0.2, gains: [10, 5] });
    expect(json.decoys.map(({ decoy }) => decoy.kind)).toEqual(page.truth.decoys.map(({ kind }) => kind));
  });

  it('thins centre lines out, with the time of every point', () => {
    const { centreLine, start, end } = json.leads[1]!;
    const pixels = (end - start) * 25 * page.truth.pixelsPerMillimetre;
    expect(centreLine.times.length / pixels).toBeCloseTo(1, 1);
    expect(centreLine.times[0]).toBeCloseTo(start, 6);
    expect(centreLine.columns).toHaveLength(centreLine.times.length);
    const fine = describeRenderTruth(page.truth, { pointsAPixel: 4 }).leads[1]!.centreLine;
    expect(fine.times).toHaveLength(page.truth.regions[1]!.times.length);
  });
});

describe('worn pages', () => {
  const worn = renderPage(record, {
    template,
    dotsPerInch: 80,
    gridMajorColor: [0, 0, 0],
    gridOffsetX: 2,
    gridOffsetY: 2,
    wear: { tiltX: 12, curl: 3, folds: 1 },
  });

  it('have their boxes, crossings and masks where the wear put them', () => {
    const described = describeRenderTruth(worn.truth);
    expect(renderTruthSchema.safeParse(JSON.parse(JSON.stringify(described))).error).toBeUndefined();
    const apart = renderMasks(worn);
    expect([apart.texts.width, apart.texts.height]).toEqual([worn.image.width, worn.image.height]);
    const boxes = described.texts.filter(({ role }) => role !== 'label').map(({ box }) => boundsOf(box));
    expect(inkOutside(apart.texts, boxes)).toBe(0);
    const { columns, rows } = described.gridCrossings;
    expect(columns.length).toBeGreaterThan(1000);
    const covered = columns.map((column, index) => {
      return apart.gridMajor.data[Math.round(rows[index]!) * apart.gridMajor.width + Math.round(column)]!;
    });
    expect(Math.min(...covered)).toBeGreaterThan(60);
  });
});

/** Upright rectangle around a polygon. */
function boundsOf(polygon: readonly (readonly [number, number])[]): [number, number][] {
  const columns = polygon.map(([column]) => column);
  const rows = polygon.map(([, row]) => row);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}
