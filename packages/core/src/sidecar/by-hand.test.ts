import { beforeAll, describe, expect, it } from 'vitest';
import { sourceAt } from '../image/source-at.ts';
import type { RgbImage } from '../model/image.ts';
import type { PrintedLead } from '../model/lead.ts';
import type { Digitization } from '../model/page.ts';
import type { EcgRecord } from '../model/record.ts';
import { digitizeRendering } from '../pipeline/test-support/digitize-rendering.ts';
import { photograph } from '../pipeline/test-support/photograph.ts';
import { renderTemplate } from '../pipeline/test-support/render-template.ts';
import { signalToNoise } from '../pipeline/test-support/signal-to-noise.ts';
import { renderPage } from '../render/render-page.ts';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';

const white = [255, 255, 255] as const;
const messages = ({ page }: Digitization) => page.quality.warnings.map(({ message }) => message).join(' ');

describe('a layout that no evidence tells', { timeout: 120_000 }, () => {
  /** As no machine prints them: the chooser refuses the page. */
  const rows: PrintedLead[][] = [
    ['V6', 'aVL'],
    ['I', 'V2'],
    ['V4', 'III'],
  ];
  const template = { name: 'odd', description: 'Odd.', rows, rhythmStrips: [], columnTiming: 'sequential' } as const;
  const record = synthesizeEcg({ seed: 1 });
  const { image, truth } = renderPage(record, { template, dotsPerInch: 120 });
  const named = rows.map((leads) => ({ leads }));

  it('is read by the names of its leads', async () => {
    const automatic = await digitizeRendering(image).catch(() => null);
    expect(automatic === null || automatic.page.layout.regions[0]!.lead !== 'V6').toBe(true);
    const given = await digitizeRendering(image, { layout: { rows: named } });
    expect(given.page.layout).toMatchObject({ name: 'given', confidence: 1, runnerUp: null });
    expect(signalToNoise(given.page.record, truth.record)).toBeGreaterThan(18);
  });

  it('is read at the places of its rows, of which a hand is not too sure', async () => {
    const first = await digitizeRendering(image, { layout: { rows: named } });
    const { layout, grid } = first.page;
    const point = new Float64Array(2);
    const near = (x: number, y: number, error: number): [number, number] => {
      sourceAt(grid.map, x, y, point);
      return [Math.round(point[0]! + error), Math.round(point[1]! - error)];
    };
    const ends = layout.rows.map(({ baseline }, row) => {
      const regions = layout.regions.filter((region) => region.row === row);
      return [near(regions[0]!.left, baseline, 1), near(regions.at(-1)!.right, baseline, -1)];
    });
    const byEnds = rows.map((leads, row) => ({ leads, boundaries: ends[row]! }));
    const again = await digitizeRendering(image, { layout: { rows: byEnds } });
    expect(again.page.record.sampleCount).toBe(first.page.record.sampleCount);
    expect(signalToNoise(again.page.record, truth.record)).toBeGreaterThan(15);
    const second = { leads: [null, 'V2'] as const, boundaries: ends[1]! };
    const one = await digitizeRendering(image, { layout: { rows: [{ ...second, leads: [...second.leads] }] } });
    expect(one.page.record.leads.map(({ lead, start }) => [lead, start])).toEqual([['V2', 5]]);
  });

  it('is refused where rows and page, or rows and template, contradict one another', async () => {
    const twoRows = digitizeRendering(image, { layout: { rows: named.slice(0, 2) } });
    await expect(twoRows).rejects.toThrow('layout.rows has 2 rows, the page shows 3');
    const both = digitizeRendering(image, { layout: { rows: named, template: '3x4' } });
    await expect(both).rejects.toThrow('layout.rows are not those of layout.template 3x4');
  });
});

describe('handwriting over a trace', { timeout: 120_000 }, () => {
  const { image } = renderTemplate('3x4+1', { dotsPerInch: 120 });
  let clean: Digitization;
  let area: readonly [readonly [number, number], readonly [number, number]];
  beforeAll(async () => {
    clean = await digitizeRendering(image);
    const { layout, grid } = clean.page;
    const lead = layout.regions.find((region) => region.lead === 'V1')!;
    const point = new Float64Array(2);
    sourceAt(grid.map, lead.left + 25, layout.rows[lead.row]!.baseline, point);
    area = [
      [Math.round(point[0]!) - 20, Math.round(point[1]!) - 60],
      [Math.round(point[0]!) + 20, Math.round(point[1]!) + 60],
    ];
  }, 60_000);

  it('is dropped with the region that is given', async () => {
    const written = writeOver(image, area);
    const ignored = await digitizeRendering(written, { segment: { ignore: [[[...area[0]], [...area[1]]]] } });
    const disturbed = await digitizeRendering(written, { layout: { template: '3x4+1' } });
    const error = ({ page }: Digitization) => largestError(page.record, clean.page.record);
    expect(error(disturbed)).toBeGreaterThan(0.3);
    expect(error(ignored)).toBeLessThan(0.1);
    const coverage = (lead: string) => ignored.page.quality.leads.find((one) => one.lead === lead)!.coverage;
    expect(coverage('V1')).toBeLessThan(0.95);
    expect(coverage('V4')).toBeGreaterThan(0.99);
  });

  /** Strokes of a pen, up and down. */
  function writeOver({ width, height, data }: RgbImage, [[left, top], [right, bottom]]: typeof area): RgbImage {
    const copy = data.slice();
    for (let column = left + 4; column < right - 4; column++) {
      const row = Math.round(top + 6 + (bottom - top - 12) * (0.5 + 0.5 * Math.sin(column / 2)));
      for (let v = row - 8; v <= row + 8; v++) copy.fill(10, (v * width + column) * 3, (v * width + column) * 3 + 3);
    }
    return { width, height, data: copy };
  }
});

/** mV, where both have a sample. */
function largestError(one: EcgRecord, other: EcgRecord): number {
  return Math.max(
    ...one.leads.map(({ lead, samples }) => {
      const wanted = other.leads.find((candidate) => candidate.lead === lead)!.samples;
      return samples.reduce((most, value, n) => Math.max(most, Math.abs(value - wanted[n]!) || 0), 0);
    }),
  );
}

describe('a photograph of a page without a grid', { timeout: 120_000 }, () => {
  const { image, truth } = renderTemplate('3x4+1', {
    dotsPerInch: 150,
    gridStyle: 'none',
    backgroundColor: white,
    pulse: 'left',
  });
  const seen = photograph(image, { width: 1700, height: 1300, fill: 0.86, tilt: 28, direction: 40, turn: 4 });
  const [right, bottom] = [image.width - 1, image.height - 1];
  const corners = (
    [
      [right, bottom],
      [0, 0],
      [right, 0],
      [0, bottom],
    ] as const
  ).map(([u, v]): [number, number] => {
    const { column, row } = seen.toPhotograph(u, v);
    return [Math.round(column), Math.round(row)];
  }) as [[number, number], [number, number], [number, number], [number, number]];

  it('is read between its corners, with the size of the sheet as its scale', async () => {
    const automatic = await digitizeRendering(seen.image).catch(() => null);
    const given = await digitizeRendering(seen.image, { rectify: { corners, sheetSize: [297, 210] } });
    expect(given.page.grid.scaleSource).toBe('user');
    expect(given.page.pose.given).toEqual(['corners']);
    const decibels = signalToNoise(given.page.record, truth.record);
    expect(decibels).toBeGreaterThan(15);
    if (automatic !== null) expect(signalToNoise(automatic.page.record, truth.record)).toBeLessThan(decibels - 3);
  });

  it('needs the corners for the size, and no rotation beside them', async () => {
    await expect(digitizeRendering(seen.image, { rectify: { sheetSize: [297, 210] } })).rejects.toThrow(
      'rectify.corners',
    );
    await expect(digitizeRendering(seen.image, { rectify: { corners, rotation: 2 } })).rejects.toThrow('too much');
  });
});

describe('a given scale', { timeout: 120_000 }, () => {
  it('is that of a page without a grid', async () => {
    const { image, truth } = renderTemplate('3x4+1', {
      dotsPerInch: 130,
      gridStyle: 'none',
      backgroundColor: white,
      pulse: 'none',
    });
    const given = await digitizeRendering(image, { grid: { pixelsPerMillimetre: 130 / 25.4 } });
    expect(given.page.grid.scaleSource).toBe('user');
    expect(signalToNoise(given.page.record, truth.record)).toBeGreaterThan(18);
    const stretched = { pixelsPerMillimetreX: 130 / 25.4, pixelsPerMillimetreY: 65 / 25.4 };
    const { page } = await digitizeRendering(image, { grid: stretched });
    expect(page.grid.pixelsPerMillimetreX / page.grid.pixelsPerMillimetreY).toBeCloseTo(2, 3);
  });

  it('wins over the grid, and says so', async () => {
    const { image } = renderTemplate('3x4+1', { dotsPerInch: 130 });
    const given = await digitizeRendering(image, { grid: { pixelsPerMillimetre: 8 }, layout: { template: '3x4+1' } });
    expect(given.page.grid.pixelsPerMillimetreX).toBeCloseTo(8, 1);
    expect(messages(given)).toContain('The grid seems to have 5.12 px/mm; 8 px/mm were given');
    const turned = await digitizeRendering(image, { rectify: { rotation: 1 } });
    expect(messages(turned)).toMatch(/The grid is rotated by -?0\.0°; 1° were given/);
  });
});
