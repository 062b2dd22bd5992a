import { describe, expect, it } from 'vitest';
import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import type { RgbImage } from '../../model/image.ts';
import { createSeededRandom } from '../create-seeded-random.ts';
import { listPageCorners } from '../list-page-corners.ts';
import type { RenderOptions } from '../render-options.ts';
import { type RenderedPage, renderPage } from '../render-page.ts';
import type { PixelPath } from '../stroke-path.ts';
import { synthesizeEcg } from '../synthesize-ecg.ts';
import { composePixelMaps } from './compose-pixel-maps.ts';
import { wearMask } from './wear-mask.ts';
import type { WearOptions } from './wear-options.ts';
import { wearPage } from './wear-page.ts';
import { wearPath } from './wear-path.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const heart = synthesizeEcg({ seed: 3 });
/** Slow waves: steep strokes beside one another would pull the ridge that is looked for. */
const record = {
  ...heart,
  leads: heart.leads.map((signal, lead) => ({
    ...signal,
    samples: signal.samples.map((_, i) => 0.25 * Math.sin(i / 110 + lead)),
  })),
};
const dotsPerInch = 120;
/** Traces only, in black on white. */
const bare = {
  template,
  dotsPerInch,
  pointSpread: 'tent',
  gridStyle: 'none',
  inkColor: [0, 0, 0],
  labels: 'none',
  header: [],
  footer: [],
  pulse: 'none',
} satisfies RenderOptions;

const geometries: readonly (readonly [string, WearOptions])[] = [
  ['scan', { rotation: 3, stretchX: 0.01, stretchY: -0.008, rowSpeedWobble: 0.5 }],
  ['wrinkles', { wrinkles: 25, folds: 2, creaseShading: 0.3, creaseDisplacement: 0.7 }],
  ['curl', { curl: 5, curlShading: 0.3 }],
  ['photo', { tiltX: 25, tiltY: -20, zoom: 0.9, rotation: 12, lensDistortion: 0.05, curl: 2 }],
  ['steep photo', { tiltX: 40, cameraDistance: 1.3, width: 1800, height: 1400, curl: 1 }],
  ['near photo', { zoom: 1.7, shiftX: 0.2, shiftY: -0.1, lensDistortion: -0.04 }],
  ['part of a page', { cut: 0.4, rotation: 2 }],
  ['coarse print', { printDotsPerInch: 90, rotation: -2 }],
  ['light', { lightFalloff: 0.5, shadows: 2, vignette: 0.4, defocus: 1, motion: 3, sharpening: 1 }],
];

function brightnessAt({ width, height, data }: RgbImage, column: number, row: number): number {
  const left = Math.floor(column);
  const top = Math.floor(row);
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return Number.NaN;
  const at = (i: number, j: number) => data[3 * ((top + j) * width + left + i)]!;
  const upper = at(0, 0) + (column - left) * (at(1, 0) - at(0, 0));
  const lower = at(0, 1) + (column - left) * (at(1, 1) - at(0, 1));
  return upper + (row - top) * (lower - upper);
}

/** How far the darkest ridge lies from points of straight stretches of a line, across the line. */
function ridgeMisses(image: RgbImage, { columns, rows }: PixelPath): number[] {
  const misses: number[] = [];
  const stretch = 8;
  const half = 2.5;
  for (let i = stretch; i < columns.length - stretch; i += 5) {
    const along = [columns[i + stretch]! - columns[i - stretch]!, rows[i + stretch]! - rows[i - stretch]!] as const;
    const length = Math.hypot(...along);
    const bend = Math.hypot(
      columns[i]! - (columns[i + stretch]! + columns[i - stretch]!) / 2,
      rows[i]! - (rows[i + stretch]! + rows[i - stretch]!) / 2,
    );
    if (!(bend < 0.05)) continue;
    let area = 0;
    let moment = 0;
    const profile: number[] = [];
    for (let across = -half; across <= half; across += 0.25) {
      profile.push(
        brightnessAt(image, columns[i]! - (across * along[1]) / length, rows[i]! + (across * along[0]) / length),
      );
    }
    // The paper's brightness falls off across the pen where a shadow begins.
    const [first, last] = [profile[0]!, profile.at(-1)!];
    for (const [k, value] of profile.entries()) {
      const darkness = first + (k / (profile.length - 1)) * (last - first) - value;
      area += darkness;
      moment += darkness * (-half + 0.25 * k);
    }
    if (area > 100) misses.push(moment / area);
  }
  return misses;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

function worn(wear: WearOptions, options: Partial<RenderOptions> = {}): RenderedPage {
  return renderPage(record, { ...bare, ...options, wear, seed: 4 });
}

describe('truth of worn pages', () => {
  it.each(geometries)('lies on the darkest ridge: %s', (_, wear) => {
    const { image, truth } = worn(wear);
    const misses = truth.regions.flatMap(({ centreLine }) => ridgeMisses(image, centreLine));
    expect(misses.length).toBeGreaterThan(1000);
    expect(rootMeanSquare(misses)).toBeLessThan(0.1);
  });

  it('would lie beside it without the map', () => {
    const { image, clean } = worn({ rotation: 0.2 });
    const misses = clean!.truth.regions.flatMap(({ centreLine }) => ridgeMisses(image, centreLine));
    expect(rootMeanSquare(misses)).toBeGreaterThan(0.3);
  });

  it.each(geometries)('leads from paper to picture and back: %s', (_, wear) => {
    const { truth } = worn(wear);
    const point = new Float64Array(2);
    const random = createSeededRandom(2);
    for (let step = 0; step < 200; step++) {
      const x = truth.pageWidth * random.uniform();
      const y = truth.pageHeight * random.uniform();
      truth.paperToPicture.toPicture(x, y, point);
      truth.paperToPicture.toPaper(point[0]!, point[1]!, point);
      expect(Math.hypot(point[0]! - x, point[1]! - y)).toBeLessThan(1e-6);
    }
  });

  it('loses what is torn off or out of the picture, and nothing else', () => {
    const { image, truth, clean } = worn({ tears: 6, zoom: 1.4, holes: 4, tiltX: 10 });
    const point = new Float64Array(2);
    let lost = 0;
    let kept = 0;
    for (const { lead, samples } of truth.record.leads) {
      const before = clean!.truth.record.leads.find((signal) => signal.lead === lead)!.samples;
      const regions = truth.regions.filter((region) => region.lead === lead);
      for (let i = 0; i < samples.length; i += 9) {
        if (Number.isNaN(before[i]!)) continue;
        const isSeen = regions.some((region) => {
          const time = i / 500 - region.start;
          if (time < -1e-9 || i / 500 >= region.end - 1e-9) return false;
          return truth.paperToPicture.toPicture(region.left + 25 * time, region.baseline - 10 * before[i]!, point);
        });
        expect(Number.isNaN(samples[i]!)).toBe(!isSeen);
        if (isSeen) kept++;
        else lost++;
      }
    }
    expect(lost).toBeGreaterThan(100);
    expect(kept).toBeGreaterThan(1000);
    for (const { centreLine } of truth.regions) {
      for (const [i, column] of centreLine.columns.entries()) {
        if (Number.isNaN(column)) continue;
        expect(column > -0.51 && column < image.width - 0.49).toBe(true);
        expect(Number.isNaN(centreLine.rows[i]!)).toBe(false);
      }
    }
  });

  it('loses what fingers hide, in lines, record and masks', () => {
    const open = worn({ zoom: 1.25, tiltX: 5 });
    const { image, truth, clean } = worn({ zoom: 1.25, tiltX: 5, fingers: 5 });
    const { map } = clean!;
    const point = new Float64Array(2);
    const mask = wearMask(
      { ...clean!.truth, data: new Uint8Array(clean!.truth.width * clean!.truth.height).fill(255) },
      map,
    );
    let hidden = 0;
    for (let row = 0; row < image.height; row += 3) {
      for (let column = 0; column < image.width; column += 3) {
        const index = row * image.width + column;
        if (open.clean!.map.toClean(column, row, point) === map.toClean(column, row, point)) continue;
        hidden++;
        expect(map.isOpen(column, row)).toBe(false);
        expect(mask.data[index]).toBe(0);
        expect(map.toWorn(point[0]!, point[1]!, point)).toBe(false);
        // Skin, not paper: red is brighter than blue by far.
        expect(image.data[3 * index]! - image.data[3 * index + 2]!).toBeGreaterThan(8);
      }
    }
    expect(hidden).toBeGreaterThan(500);
    const count = (page: RenderedPage) =>
      page.truth.record.leads.reduce(
        (sum, { samples }) => sum + samples.filter((value) => !Number.isNaN(value)).length,
        0,
      );
    expect(count({ ...open, truth })).toBeLessThan(count(open));
  });

  it('is a piece of the whole picture where it was cut, and knows what is left', () => {
    const wear = { rotation: 2, luminanceNoise: 3 };
    const whole = worn(wear);
    const part = worn({ ...wear, cut: 0.35 });
    const { width, height } = part.image;
    expect(width).toBe(Math.round(0.65 * whole.image.width));
    expect(height).toBe(Math.round(0.65 * whole.image.height));
    const [here, there] = [new Float64Array(2), new Float64Array(2)];
    whole.truth.paperToPicture.toPicture(100, 100, here);
    part.truth.paperToPicture.toPicture(100, 100, there);
    const [left, top] = [Math.round(here[0]! - there[0]!), Math.round(here[1]! - there[1]!)];
    expect(Math.hypot(here[0]! - there[0]! - left, here[1]! - there[1]! - top)).toBeLessThan(1e-9);
    for (let row = 0; row < height; row += 17) {
      const from = 3 * ((row + top) * whole.image.width + left);
      const line = part.image.data.subarray(3 * row * width, 3 * (row + 1) * width);
      expect(line).toEqual(whole.image.data.subarray(from, from + 3 * width));
    }
    const inside = ({ columns, rows }: PixelPath) =>
      columns.filter((column, i) => {
        const row = rows[i]! - top;
        return column - left >= -0.5 && column - left <= width - 0.5 && row >= -0.5 && row <= height - 0.5;
      }).length;
    const drawn = ({ columns }: PixelPath) => columns.filter((column) => !Number.isNaN(column)).length;
    for (const [index, { centreLine }] of part.truth.regions.entries()) {
      expect(drawn(centreLine)).toBe(inside(whole.truth.regions[index]!.centreLine));
    }
    expect(worn({ ...wear, cut: 0.35 }).image.data).toEqual(part.image.data);
  });

  it('knows the corners of a page that was turned about its middle', () => {
    const { truth, image } = worn({ rotation: 90, width: 1200, height: 1600 });
    const corners = listPageCorners(truth);
    const middle = (first: number, second: number) => (corners[first]!.column + corners[second]!.column) / 2;
    expect(middle(0, 2)).toBeCloseTo((image.width - 1) / 2, 0);
    expect(middle(1, 3)).toBeCloseTo((image.width - 1) / 2, 0);
    // Counterclockwise: the upper edge of the page is at the left of the picture, its left end at the bottom.
    expect(corners[0]!.row).toBeGreaterThan(corners[1]!.row);
    expect(corners[0]!.column).toBeLessThan(corners[3]!.column);
  });

  it('leaves a page without wear as it was', () => {
    const { truth, clean } = renderPage(record, bare);
    const point = new Float64Array(2);
    expect(clean).toBeNull();
    expect(truth.paperToPicture.toPicture(100, 50, point)).toBe(true);
    expect(point[0]).toBeCloseTo(truth.paperToSource.columnX * 100 + truth.paperToSource.column0, 9);
    expect(truth.paperToPicture.toPicture(-1, 50, point)).toBe(false);
  });
});

describe('composePixelMaps', () => {
  const clean = renderPage(record, bare);
  const first = wearPage(clean.image, { dotsPerInch, curl: 4, rotation: 3, tears: 3, zoom: 0.9 }, 1);
  const second = wearPage(first.image, { dotsPerInch, tiltX: 20, tiltY: 10, wrinkles: 10, creaseDisplacement: 0.3 }, 2);
  const both = composePixelMaps(first.map, second.map);

  it('is the map of the picture that was worn twice', () => {
    const misses = clean.truth.regions.flatMap(({ centreLine }) =>
      ridgeMisses(second.image, wearPath(centreLine, both)),
    );
    expect(misses.length).toBeGreaterThan(1000);
    expect(rootMeanSquare(misses)).toBeLessThan(0.1);
  });

  it('is one map after the other, and its own inverse back', () => {
    const random = createSeededRandom(5);
    const [one, two, columns, rows] = [2, 2, both.width, both.width].map((length) => new Float64Array(length));
    for (let step = 0; step < 300; step++) {
      const column = Math.floor(both.width * random.uniform());
      const row = Math.floor(both.height * random.uniform());
      const isSeen = both.toClean(column, row, one!);
      const isSeenSecond = second.map.toClean(column, row, two!);
      const isSeenFirst = first.map.toClean(two![0]!, two![1]!, two!);
      expect(isSeen).toBe(isSeenFirst && isSeenSecond);
      expect(two).toEqual(one);
      both.toCleanLine(row, columns!, rows!);
      expect(Math.hypot(columns![column]! - one![0]!, rows![column]! - one![1]!)).toBeLessThan(1e-8);
      expect(both.toWorn(one![0]!, one![1]!, two!)).toBe(isSeen);
      expect(Math.hypot(two![0]! - column, two![1]! - row)).toBeLessThan(1e-6);
    }
  });
});

describe('wearMask', () => {
  it('lies where the ink lies', () => {
    const { image } = renderPage(record, bare);
    const data = Uint8Array.from({ length: image.width * image.height }, (_, i) => 255 - image.data[3 * i]!);
    const { image: picture, map } = wearPage(image, { dotsPerInch, tiltX: 20, curl: 3, zoom: 1.5 }, 3);
    const mask = wearMask({ ...image, data }, map);
    const named = wearMask({ ...image, data: data.map((value) => (value > 127 ? 7 : 0)) }, map, {
      interpolation: 'nearest',
    });
    let difference = 0;
    let ink = 0;
    for (let i = 0; i < mask.data.length; i++) {
      const inked = 255 - picture.data[3 * i]!;
      difference += mask.data[i]! - inked;
      ink += inked;
      if (named.data[i] !== 0) expect(named.data[i]).toBe(7);
      if (mask.data[i]! > 200) expect(inked).toBeGreaterThan(60);
    }
    expect(ink).toBeGreaterThan(1e6);
    expect(Math.abs(difference)).toBeLessThan(0.05 * ink);
  });
});
