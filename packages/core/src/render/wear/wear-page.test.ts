import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../../errors.ts';
import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import type { RgbImage } from '../../model/image.ts';
import { createSeededRandom } from '../create-seeded-random.ts';
import { renderPage } from '../render-page.ts';
import { synthesizeEcg } from '../synthesize-ecg.ts';
import { randomWear } from './random-wear.ts';
import type { WearOptions } from './wear-options.ts';
import { wearPage } from './wear-page.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const dotsPerInch = 72;
const clean = renderPage(synthesizeEcg({ seed: 3 }), { template, dotsPerInch }).image;

function countChanges(first: RgbImage, second: RgbImage): number {
  let changes = 0;
  for (let index = 0; index < first.data.length; index++) {
    if (first.data[index] !== second.data[index]) changes++;
  }
  return changes;
}

const effects: readonly WearOptions[] = [
  { inkFading: 0.5 },
  { gridFading: 0.5 },
  { gridGaps: 0.3 },
  { paperAging: 0.5 },
  { printDotsPerInch: 60 },
  { stains: 2 },
  { rings: 1 },
  { highlighter: 2 },
  { scribbles: 3 },
  { folds: 2 },
  { wrinkles: 5 },
  { wrinkles: 5, creaseShading: 0, creaseDisplacement: 0.5 },
  { curl: 2 },
  { curlShading: 0.5 },
  { rotation: 3 },
  { stretchX: 0.01 },
  { stretchY: 0.01 },
  { rowSpeedWobble: 0.5 },
  { lightFalloff: 0.3 },
  { shadows: 2 },
  { shadows: 2, shadowSoftness: 1 },
  { colorCast: [1, 0.9, 0.8] },
  { contrast: 0.8 },
  { defocus: 1 },
  { motion: 4 },
  { luminanceNoise: 5 },
  { chromaNoise: 5 },
  { luminanceNoise: 5, noiseGrain: 3 },
  { streaks: 2 },
  { dust: 1 },
  { saltAndPepper: 0.01 },
  { bilevelThreshold: 150 },
  { bilevelThreshold: 150, bilevelAdaptation: 0.8, lightFalloff: 0.4 },
  { jpegQuality: 40 },
  { mould: 3 },
  { tears: 2 },
  { holes: 2 },
  { photocopies: 2 },
  { fax: 'standard' },
  { fax: 'fine' },
  { zoom: 0.8, shiftX: 0.05, shiftY: -0.05, background: 'desk' },
  { zoom: 0.7, background: 'wood' },
  { zoom: 0.7, background: 'cloth' },
  { zoom: 0.7, background: 'tiles' },
  { zoom: 0.7, background: 'clutter' },
  { tiltX: 20, tiltY: -15 },
  { tiltX: 20, cameraDistance: 1.2 },
  { lensDistortion: 0.05 },
  { vignette: 0.5 },
  { gloss: 0.5 },
  { screen: 0.5 },
  { sharpening: 1 },
  { stamps: 2 },
  { stamps: 1, stampInk: 0.3 },
  { fingers: 3 },
];

describe('wearPage', () => {
  it('leaves the picture as it is without options', () => {
    const worn = wearPage(clean, { dotsPerInch }, 1);
    expect(countChanges(worn.image, clean)).toBe(0);
    expect(worn.image.data).not.toBe(clean.data);
    const into = new Float64Array(2);
    expect(worn.map.toClean(100.25, 50.5, into)).toBe(true);
    expect(into[0]).toBeCloseTo(100.25, 9);
    expect(into[1]).toBeCloseTo(50.5, 9);
  });

  it.each(effects.map((options) => [JSON.stringify(options), options] as const))(
    '%s changes the page',
    (_, options) => {
      const before = clean.data.slice();
      const { image } = wearPage(clean, { dotsPerInch, ...options }, 5);
      expect(countChanges(image, clean)).toBeGreaterThan(300);
      expect(countChanges(clean, { ...clean, data: before })).toBe(0);
      expect(countChanges(wearPage(clean, { dotsPerInch, ...options }, 5).image, image)).toBe(0);
    },
  );

  it('draws other marks from another seed', () => {
    const [first, second] = [1, 2].map((seed) => wearPage(clean, { stains: 3, dotsPerInch }, seed).image);
    expect(countChanges(first!, second!)).toBeGreaterThan(1000);
  });

  it('does not move one effect when another is switched on', () => {
    const into = new Float64Array(4);
    const options = { wrinkles: 8, creaseDisplacement: 0.5, curl: 2, dotsPerInch };
    wearPage(clean, options, 7).map.toClean(300, 200, into.subarray(0, 2));
    wearPage(clean, { ...options, stains: 3, luminanceNoise: 4 }, 7).map.toClean(300, 200, into.subarray(2));
    expect(into.subarray(0, 2)).toEqual(into.subarray(2));
  });

  it('names the option at fault', () => {
    expect(() => wearPage(clean, { curl: -1 }, 1)).toThrow(EinthovenError);
    expect(() => wearPage(clean, { curl: -1 }, 1)).toThrow('wear.curl');
  });
});

describe('randomWear', () => {
  it('draws from the kinds that are wanted, and refuses none', () => {
    for (let seed = 0; seed < 60; seed++) {
      const wear = randomWear(createSeededRandom(seed), 0.7, { kinds: ['bilevel', 'screen'] });
      expect(wear.bilevelThreshold !== undefined || wear.screen !== undefined).toBe(true);
      expect(wear.fingers ?? 0).toBe(0);
    }
    expect(() => randomWear(createSeededRandom(1), 0.7, { kinds: [] })).toThrow('kinds of wear');
    const held = Array.from({ length: 90 }, (_, seed) => randomWear(createSeededRandom(seed), 1, { kinds: ['photo'] }));
    expect(held.filter(({ fingers }) => (fingers ?? 0) > 0).length).toBeGreaterThan(2);
    expect(held.filter(({ stamps }) => (stamps ?? 0) > 0).length).toBeGreaterThan(2);
  });

  it('draws valid options whose map can be inverted everywhere', () => {
    const random = createSeededRandom(11);
    const point = new Float64Array(2);
    const back = new Float64Array(2);
    for (let index = 0; index < 12; index++) {
      const { image, map } = wearPage(clean, { ...randomWear(random, 1), dotsPerInch }, index);
      for (let step = 0; step < 300; step++) {
        const column = image.width * random.uniform();
        const row = image.height * random.uniform();
        map.toClean(column, row, point);
        map.toWorn(point[0]!, point[1]!, back);
        expect(Math.hypot(back[0]! - column, back[1]! - row)).toBeLessThan(1e-7);
      }
    }
  });
});
