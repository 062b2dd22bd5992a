import { describe, expect, it } from 'vitest';
import { findLayoutTemplate } from '../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import type { RgbImage } from '../model/image.ts';
import { listGridCrossings } from './list-grid-crossings.ts';
import { referencePageOptions } from './reference-page-options.ts';
import type { RenderOptions } from './render-options.ts';
import { renderPage } from './render-page.ts';
import { synthesizeEcg } from './synthesize-ecg.ts';

const templates = parseLayoutTemplates(shippedLayouts);
const template = findLayoutTemplate('3x4+1', templates);
const record = synthesizeEcg({ seed: 8 });
const blank = { ...record, leads: [] };
const silent = { template, dotsPerInch: 100, labels: 'none', header: [], footer: [], pulse: 'none' } as const;
const plain = { ...silent, gridStyle: 'none', inkColor: [0, 0, 0] } as const;

const meanOf = ({ data }: RgbImage) => data.reduce((sum, value) => sum + value, 0) / data.length;
const draw = (options: Partial<RenderOptions>, source = record) => renderPage(source, { ...silent, ...options });

describe('pages of many kinds', () => {
  it('cuts the page without moving what is on it', () => {
    const crop = { left: 25.4, top: 50.8, right: 12.7, bottom: 25.4 };
    const whole = draw({ pageWidth: 304.8, pageHeight: 203.2 }).image;
    const part = draw({ pageWidth: 304.8, pageHeight: 203.2, crop });
    expect([part.image.width, part.image.height]).toEqual([1200 - 100 - 50, 800 - 200 - 100]);
    for (const [column, row] of [
      [0, 0],
      [500, 250],
      [1049, 499],
      [333, 77],
    ] as const) {
      const index = 3 * (row * part.image.width + column);
      expect(part.image.data[index]).toBe(whole.data[3 * ((row + 200) * whole.width + column + 100)]);
    }
    const drawn = part.truth.record.leads.find(({ lead }) => lead === 'I')!.samples;
    const outside = draw({ pageWidth: 304.8, pageHeight: 203.2, crop: { ...crop, left: 150 } }).truth.record;
    expect(drawn.some((value) => !Number.isNaN(value))).toBe(true);
    expect(outside.leads.find(({ lead }) => lead === 'I')!.samples.every(Number.isNaN)).toBe(true);
  });

  it('gives chest leads their own gain, in the signal, in the truth and in the stair of the pulse', () => {
    const { truth } = draw({ chestGain: 5, pulse: 'left', pulseShape: 'stair' });
    const gains = Object.fromEntries(truth.regions.map(({ lead, gain }) => [lead, gain]));
    expect(gains).toMatchObject({ I: 10, aVF: 10, V1: 5, V6: 5 });
    const height = (lead: string) => {
      const { centreLine } = truth.regions.find((region) => region.lead === lead)!;
      return Math.max(...centreLine.rows) - Math.min(...centreLine.rows);
    };
    const alike = draw({}).truth.regions.find(({ lead }) => lead === 'V3')!.centreLine.rows;
    expect(height('V3') / (Math.max(...alike) - Math.min(...alike))).toBeCloseTo(0.5, 3);
    expect(truth.pulses[0]!.steps.map(({ gain }) => gain)).toEqual([10, 5]);
  });

  it('starts every column at 0 s when asked', () => {
    const { regions } = draw({ columnTiming: 'simultaneous' }).truth;
    expect(
      regions.filter(({ rhythmStrip }) => !rhythmStrip).every(({ start, end }) => start === 0 && end === 2.5),
    ).toBe(true);
  });

  it('puts names where it is told, and spells them so', () => {
    const labelAt = (options: Partial<RenderOptions>) =>
      draw({ labelHeight: 3, ...options }).truth.texts.find(({ lead }) => lead === 'aVR')!;
    const { baseline, left } = draw({}).truth.regions[1]!;
    expect(labelAt({ labels: 'above' }).y).toBeLessThan(baseline);
    expect(labelAt({ labels: 'below' }).y - 3).toBeGreaterThan(baseline);
    expect(labelAt({ labels: 'over' })).toMatchObject({ x: left + 1, y: baseline + 1.5 });
    const before = labelAt({ labels: 'left' });
    expect(before.x + before.width).toBeLessThan(left);
    expect(labelAt({ labels: 'over', labelOffsetX: 2, labelNames: { aVR: 'AVR' } })).toMatchObject({
      text: 'AVR',
      x: left + 3,
    });
  });

  it('draws pulses in the rows asked for', () => {
    expect(draw({ pulse: 'left', pulseRows: 'first' }).truth.pulses.map(({ row }) => row)).toEqual([0]);
    expect(draw({ pulse: 'right', pulseRows: 'last' }).truth.pulses.map(({ row }) => row)).toEqual([3]);
    expect(draw({ pulse: 'left' }).truth.pulses).toHaveLength(4);
  });

  it('prints on a roll as long as its rows', () => {
    const { truth } = draw({ pageFormat: 'roll80', duration: 6 });
    expect([truth.pageWidth, truth.pageHeight]).toEqual([170, 80]);
  });

  it('prints the filtered signal, and says so in the truth', () => {
    const sharp = draw({}).truth.record.leads.find(({ lead }) => lead === 'V4')!.samples;
    const soft = draw({ lowPass: 15 }).truth.record.leads.find(({ lead }) => lead === 'V4')!.samples;
    const range = (samples: Float32Array) => {
      const drawn = samples.filter((value) => !Number.isNaN(value));
      return Math.max(...drawn) - Math.min(...drawn);
    };
    expect(range(soft)).toBeLessThan(0.95 * range(sharp));
  });

  it.each(['gray', 'color'] as const)('keeps tones in a halftone (%s)', (halftone) => {
    for (const level of [60, 128, 200]) {
      const paperColor = [level, level, level] as const;
      const { image } = draw(
        { halftone, paperColor, gridStyle: 'none', halftoneFrequency: 30, dotsPerInch: 200 },
        blank,
      );
      expect(Math.abs(meanOf(image) - level)).toBeLessThan(24);
    }
    const { image } = draw({ halftone, gridStyle: 'none' }, blank);
    expect(image.data.every((value) => value === 255)).toBe(true);
  });

  it('leaves out as much of the grid as asked', () => {
    const paperOf = (gridBreaks: number) => 255 - meanOf(draw({ gridBreaks, gridMajorColor: [0, 0, 0] }, blank).image);
    const whole = paperOf(0);
    for (const gridBreaks of [0.2, 0.5, 0.8]) {
      expect(Math.abs(paperOf(gridBreaks) / whole - (1 - gridBreaks))).toBeLessThan(0.08);
    }
  });

  it('draws dashes that meet where 1 mm lines cross', () => {
    const { image } = draw(
      { gridStyle: 'dashed', gridMinorColor: [0, 0, 0], dotsPerInch: 254, gridOffsetX: 0.05, gridOffsetY: 0.05 },
      blank,
    );
    const at = (column: number, row: number) => image.data[3 * (row * image.width + column)]!;
    expect(at(120, 130)).toBeLessThan(60);
    expect(at(122, 130)).toBeLessThan(60);
    expect(at(125, 130)).toBe(255);
  });

  it('writes text in its own color', () => {
    const { image } = renderPage(blank, { ...plain, textColor: [0, 0, 255], header: ['HHHH'] });
    let blue = 0;
    for (let index = 0; index < image.data.length; index += 3) {
      if (image.data[index]! < 40) expect(image.data[index + 2]).toBe(255);
      if (image.data[index]! < 40) blue++;
    }
    expect(blue).toBeGreaterThan(20);
  });

  it('leaves the grid out above and below where asked', () => {
    const options = { gridMajorColor: [0, 0, 0], gridMargin: 4, gridTop: 31, gridBottom: 18 } as const;
    const { image, truth } = draw({ ...options, pageWidth: 254, pageHeight: 203.2 }, blank);
    const darkest = (top: number, bottom: number) =>
      image.data
        .subarray(3 * image.width * Math.round((top / 25.4) * 100), 3 * image.width * Math.round((bottom / 25.4) * 100))
        .reduce((least, value) => Math.min(least, value), 255);
    expect(darkest(0, 30.7)).toBe(255);
    expect(darkest(31.3, 40)).toBeLessThan(140);
    expect(darkest(170, 184.9)).toBeLessThan(140);
    expect(darkest(185.5, 203.2)).toBe(255);
    const ys = listGridCrossings(truth).map(({ paper }) => paper.y);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([35, 185]);
    expect(Math.min(...listGridCrossings(truth).map(({ paper }) => paper.x))).toBe(5);
  });

  it('knows where 5 mm lines cross', () => {
    const { image, truth } = draw({ gridMajorColor: [0, 0, 0], gridOffsetX: 2, gridMargin: 6, rotation: 1.5 }, blank);
    const crossings = listGridCrossings(truth);
    expect(crossings[0]!.paper).toEqual({ x: 7, y: 10 });
    expect(crossings).toHaveLength(57 * 39);
    for (const { source } of crossings) {
      const index = 3 * (Math.round(source.row) * image.width + Math.round(source.column));
      expect(image.data[index]).toBeLessThan(140);
    }
    expect(listGridCrossings(draw({ gridStyle: 'none' }, blank).truth)).toEqual([]);
  });
});

describe('referencePageOptions', () => {
  it('is the standard page of the reference generator', () => {
    const { image, truth } = renderPage(record, { ...referencePageOptions, template });
    expect([image.width, image.height]).toEqual([2200, 1700]);
    expect(5 * truth.pixelsPerMillimetre).toBeCloseTo(39.37, 2);
    const pen = (0.75 / 72) * 200;
    expect(truth.penWidth * truth.pixelsPerMillimetre).toBeCloseTo(pen, 6);
    expect(truth.pulses[0]).toMatchObject({ left: 10, right: 15 });
    expect(truth.regions[0]!.left).toBe(15);
  });
});
