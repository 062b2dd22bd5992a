import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../errors.ts';
import { findLayoutTemplate } from '../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import type { RgbImage } from '../model/image.ts';
import type { EcgRecord } from '../model/record.ts';
import { millimetres } from '../units.ts';
import { paperToSource, sourceToPaper } from './paper-affine.ts';
import type { RenderOptions } from './render-options.ts';
import { renderPage } from './render-page.ts';
import { synthesizeEcg } from './synthesize-ecg.ts';

const templates = parseLayoutTemplates(shippedLayouts);
const template = findLayoutTemplate('3x4+1', templates);
const record = synthesizeEcg({ seed: 3 });
/** Traces only, in pure black on white, so that a pixel's value is its coverage. */
const bare = {
  template,
  gridStyle: 'none',
  inkColor: [0, 0, 0],
  labels: 'none',
  header: [],
  footer: [],
  pulse: 'none',
} satisfies RenderOptions;

function brightness(image: RgbImage, column: number, row: number): number {
  return image.data[3 * (row * image.width + column)]!;
}

/** Centroid of the ink of a column within some rows of where it should be. */
function inkCentroid(image: RgbImage, column: number, expected: number): number {
  let area = 0;
  let moment = 0;
  for (let row = Math.round(expected) - 6; row <= Math.round(expected) + 6; row++) {
    const covered = 255 - brightness(image, column, row);
    area += covered;
    moment += covered * row;
  }
  return moment / area;
}

function largestDifference(first: RgbImage, second: RgbImage): number {
  return first.data.reduce((largest, value, index) => Math.max(largest, Math.abs(value - second.data[index]!)), 0);
}

/** A slow wave whose bends are too gentle to move the centroid. */
function slowRecord(): EcgRecord {
  const leads = record.leads.map((signal, lead) => {
    const samples = signal.samples.map((_, i) => 0.15 * Math.sin(i / 200 + lead) + 0.01 * lead);
    return { ...signal, samples };
  });
  return { ...record, leads };
}

describe('renderPage: ink against truth', () => {
  const worstCentroid = (options: Partial<RenderOptions>) => {
    const { image, truth } = renderPage(slowRecord(), { ...bare, dotsPerInch: 150, ...options });
    let checked = 0;
    let worst = 0;
    for (const { centreLine } of truth.regions) {
      const { columns, rows } = centreLine;
      for (let i = 40; i < columns.length - 40; i++) {
        const column = Math.ceil(columns[i]!);
        if (columns[i + 1]! <= column) continue;
        const part = (column - columns[i]!) / (columns[i + 1]! - columns[i]!);
        const expected = rows[i]! + part * (rows[i + 1]! - rows[i]!);
        worst = Math.max(worst, Math.abs(inkCentroid(image, column, expected) - expected));
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(5000);
    return worst;
  };

  it.each([0, 1.7, -8, 20])('puts the ink within 0.02 pixels of the centre line, rotated by %d degrees', (rotation) => {
    expect(worstCentroid({ rotation, pointSpread: 'tent' })).toBeLessThan(0.02);
  });

  it('does so with area coverage too when the pen is a whole number of pixels wide', () => {
    expect(worstCentroid({ penWidth: (2 * 25.4) / 150 })).toBeLessThan(0.02);
  });

  it('leans to whole pixels with area coverage by no more than 1/8 pixel over the width of the pen', () => {
    expect(worstCentroid({ penWidth: 0.3 })).toBeLessThan(0.125 / ((0.3 * 150) / 25.4) + 0.01);
  });

  it('draws the signal in its units at its place', () => {
    const { truth } = renderPage(record, { ...bare, gain: 5, paperSpeed: 50, rotation: 4, dotsPerInch: 100 });
    const region = truth.regions.find(({ lead }) => lead === 'V3')!;
    const { columns, rows } = region.centreLine;
    const samples = record.leads.find(({ lead }) => lead === 'V3')!.samples;
    for (let i = 0; i < columns.length; i += 7) {
      const paper = sourceToPaper(truth.paperToSource, { column: columns[i]!, row: rows[i]! } as never);
      const time = region.start + (paper.x - region.left) / 50;
      const millivolts = (region.baseline - paper.y) / 5;
      const near = [...samples.slice(Math.floor(time * 500) - 1, Math.ceil(time * 500) + 2)];
      expect(millivolts).toBeLessThan(Math.max(...near) + 0.02);
      expect(millivolts).toBeGreaterThan(Math.min(...near) - 0.02);
    }
  });

  it('prints −aVR upside down and tells the true aVR', () => {
    const cabrera = findLayoutTemplate('cabrera6x1', templates);
    const { truth } = renderPage(record, { ...bare, template: cabrera });
    const region = truth.regions.find(({ lead }) => lead === 'aVR')!;
    const samples = truth.record.leads.find(({ lead }) => lead === 'aVR')!.samples;
    expect(region.inverted).toBe(true);
    const top = Math.min(...region.centreLine.rows) / truth.pixelsPerMillimetre;
    expect(region.baseline - top).toBeCloseTo(-10 * Math.min(...samples), 0);
  });

  it('keeps in the record what is drawn and nothing else', () => {
    const { truth } = renderPage(record, { ...bare, template: findLayoutTemplate('3x4', templates) });
    for (const { lead, samples, start, end } of truth.record.leads) {
      const source = record.leads.find((signal) => signal.lead === lead)!.samples;
      expect(end - start).toBeCloseTo(2.5, 9);
      const isDrawn = (i: number) => i >= Math.round(start * 500) && i < Math.round(end * 500);
      expect(samples).toEqual(source.map((value, i) => (isDrawn(i) ? value : Number.NaN)));
    }
  });

  it('tells as missing what the edge of the picture cuts off', () => {
    const { truth } = renderPage(record, { ...bare, pageWidth: 200, pageHeight: 200 });
    const rhythm = truth.record.leads.find(({ lead }) => lead === 'II')!.samples;
    const seen = rhythm.filter((value) => !Number.isNaN(value)).length;
    expect(seen / 500).toBeCloseTo(200 / 25, 1);
    expect(rhythm[0]).toBeNaN();
  });

  it('leaves gaps of the signal white', () => {
    const leads = record.leads.map((signal) => ({
      ...signal,
      samples: signal.samples.map((v, i) => (i % 1250 < 600 ? v : Number.NaN)),
    }));
    const gaps = renderPage({ ...record, leads }, { ...bare, dotsPerInch: 100 });
    const inked = (page: { image: RgbImage }) => page.image.data.filter((value) => value < 128).length;
    const full = inked(renderPage(record, { ...bare, dotsPerInch: 100 }));
    expect(inked(gaps) / full).toBeGreaterThan(0.35);
    expect(inked(gaps) / full).toBeLessThan(0.6);
  });
});

describe('renderPage: page and picture', () => {
  it.each(templates.map(({ name }) => name))('draws every lead of %s', (name) => {
    const used = findLayoutTemplate(name, templates);
    const { image, truth } = renderPage(record, { template: used, dotsPerInch: 100, penWidth: 0.4 });
    const places = used.rows.flat().length + used.rhythmStrips.length;
    expect(truth.regions).toHaveLength(places);
    expect(truth.pulses).toHaveLength(used.rows.length + used.rhythmStrips.length);
    for (const { centreLine } of truth.regions) {
      const middle = Math.floor(centreLine.columns.length / 2);
      const column = Math.round(centreLine.columns[middle]!);
      expect(brightness(image, column, Math.round(centreLine.rows[middle]!))).toBeLessThan(190);
    }
  });

  it('gives the same bytes for the same seed and others for another', () => {
    const noisy = { ...bare, noise: 5, dotsPerInch: 60 };
    const first = renderPage(record, { ...noisy, seed: 1 });
    expect(largestDifference(renderPage(record, { ...noisy, seed: 1 }).image, first.image)).toBe(0);
    expect(largestDifference(renderPage(record, { ...noisy, seed: 2 }).image, first.image)).toBeGreaterThan(5);
  });

  it('maps paper to source and back, whichever way the page lies', () => {
    for (const quarterTurns of [0, 1, 2, 3] as const) {
      for (const mirrored of [false, true]) {
        const lie = { quarterTurns, mirrored, rotation: 11, dotsPerInch: 40 };
        const { image, truth } = renderPage(record, { template, ...lie });
        const corners = [0, truth.pageWidth].flatMap((x) => [0, truth.pageHeight].map((y) => ({ x, y })));
        for (const { x, y } of corners) {
          const source = paperToSource(truth.paperToSource, { x: millimetres(x), y: millimetres(y) });
          const back = sourceToPaper(truth.paperToSource, source);
          expect(back.x).toBeCloseTo(x, 9);
          expect(back.y).toBeCloseTo(y, 9);
          expect(source.column).toBeGreaterThan(-1.5);
          expect(source.column).toBeLessThan(image.width + 0.5);
          expect(source.row).toBeGreaterThan(-1.5);
          expect(source.row).toBeLessThan(image.height + 0.5);
        }
      }
    }
  });

  it('stands upright after its quarter turns and its mirror', () => {
    const upright = renderPage(record, { template, dotsPerInch: 60 }).image;
    const turned = renderPage(record, { template, dotsPerInch: 60, quarterTurns: 1 }).image;
    const mirrored = renderPage(record, { template, dotsPerInch: 60, mirrored: true }).image;
    expect([turned.width, turned.height]).toEqual([upright.height, upright.width]);
    let difference = 0;
    for (let row = 0; row < upright.height; row++) {
      for (let column = 0; column < upright.width; column++) {
        const expected = brightness(upright, column, row);
        const ofTurned = brightness(turned, row, upright.width - 1 - column);
        const ofMirrored = brightness(mirrored, upright.width - 1 - column, row);
        difference = Math.max(difference, Math.abs(ofTurned - expected), Math.abs(ofMirrored - expected));
      }
    }
    expect(difference).toBeLessThanOrEqual(1);
  });

  it('draws 5 mm lines at their exact places with their exact width', () => {
    const grid = {
      gridStyle: 'majorOnly',
      gridMajorColor: [0, 0, 0],
      gridMajorWidth: 0.3,
      gridOffsetX: 1.3,
      pointSpread: 'tent',
    } as const;
    const { image, truth } = renderPage({ ...record, leads: [] }, { ...bare, ...grid });
    const scale = truth.pixelsPerMillimetre;
    for (let x = 11.3; x < 280; x += 5) {
      const expected = x * scale - 0.5;
      let area = 0;
      let moment = 0;
      for (let column = Math.round(expected) - 4; column <= Math.round(expected) + 4; column++) {
        const covered = 1 - brightness(image, column, 60) / 255;
        area += covered;
        moment += covered * column;
      }
      expect(moment / area).toBeCloseTo(expected, 2);
      expect(area).toBeCloseTo(0.3 * scale, 1);
    }
  });

  it('draws dots where 1 mm lines would cross', () => {
    const dots = { gridStyle: 'dots', gridMinorColor: [0, 0, 0], dotsPerInch: 254 } as const;
    const { image } = renderPage({ ...record, leads: [] }, { ...bare, ...dots, gridOffsetX: 0.05, gridOffsetY: 0.05 });
    expect(brightness(image, 120, 130)).toBeLessThan(30);
    expect(brightness(image, 125, 130)).toBe(255);
  });

  it('is blank paper without leads, grid and text', () => {
    const { image, truth } = renderPage({ ...record, leads: [] }, { ...bare, dotsPerInch: 50 });
    expect(image.data.every((value) => value === 255)).toBe(true);
    expect(truth.record.leads).toEqual([]);
  });

  it('is black and white under a threshold', () => {
    const { image } = renderPage(record, { template, dotsPerInch: 50, bilevelThreshold: 140 });
    expect(new Set(image.data)).toEqual(new Set([0, 255]));
  });

  it('marks pulses and separators where the truth says', () => {
    const { image, truth } = renderPage(record, { template, separators: 'tick', inkColor: [0, 0, 0] });
    expect(truth.separators).toHaveLength(9);
    const points = [
      ...truth.pulses.map(({ left, right, top }) => ({ x: (left + right) / 2, y: top })),
      ...truth.pulses.map(({ right, foot, top }) => ({ x: right, y: (foot + top) / 2 })),
      ...truth.separators.map(({ row, x }) => ({
        x,
        y: truth.regions.find((region) => region.row === row)!.baseline + 2,
      })),
    ];
    for (const { x, y } of points) {
      const source = paperToSource(truth.paperToSource, { x: millimetres(x), y: millimetres(y) });
      expect(brightness(image, Math.round(source.column), Math.round(source.row))).toBeLessThan(60);
    }
  });

  it('joins the leads of a row only when asked', () => {
    const jump = (continuousRows: boolean) => {
      const leads = record.leads.map((signal, lead) => ({
        ...signal,
        samples: signal.samples.map(() => (lead % 2) * 0.5),
      }));
      const order = { ...template, rows: [['I', 'II'] as const], rhythmStrips: [] };
      const { image, truth } = renderPage({ ...record, leads }, { ...bare, template: order, continuousRows });
      const { centreLine } = truth.regions[1]!;
      return brightness(image, Math.round(centreLine.columns[0]!), Math.round(centreLine.rows[0]! + 20));
    };
    expect(jump(true)).toBeLessThan(60);
    expect(jump(false)).toBe(255);
  });

  it('names an option out of its range', () => {
    const attempt = () => renderPage(record, { template, penWidth: -1 });
    expect(attempt).toThrow(EinthovenError);
    expect(attempt).toThrow(/render\.penWidth/);
  });
});
