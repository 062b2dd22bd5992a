import { describe, expect, it } from 'vitest';
import { fullInk } from '../../image/ink-level.ts';
import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import type { GrayImage, RgbImage } from '../../model/image.ts';
import type { RenderOptions } from '../../render/render-options.ts';
import { renderPage } from '../../render/render-page.ts';
import { synthesizeEcg } from '../../render/synthesize-ecg.ts';
import { findInkProjection } from './find-ink-projection.ts';
import { measurePaper } from './measure-paper.ts';
import { normalisePaper } from './normalise-paper.ts';
import { projectMaps } from './project-maps.ts';
import { takePens } from './take-pens.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const record = synthesizeEcg({ seed: 5 });
const options: RenderOptions = { template, dotsPerInch: 150 };

function takeFrom(image: RgbImage) {
  const page = normalisePaper(image, measurePaper(image, 48));
  const projection = findInkProjection(page)!;
  const { ink, grid } = projectMaps(page, projection);
  const before = ink.data.slice();
  return { before, ink, pens: takePens(page, { projection, ink, grid }) };
}

type Colour = readonly [number, number, number];

/** The page with a thick ring around its middle, which is darker in no channel than what lies under it. */
function withRing(page: RgbImage, colour: Colour): { image: RgbImage; ring: GrayImage } {
  const { width, height } = page;
  const image = { width, height, data: page.data.slice() };
  const ring = { width, height, data: new Uint8Array(width * height) };
  const radius = height / 3;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const off = Math.abs(Math.hypot(x - width / 2, y - height / 2) - radius);
      if (off > 2) continue;
      const p = y * width + x;
      ring.data[p] = 255;
      for (let c = 0; c < 3; c++) image.data[3 * p + c] = Math.min(image.data[3 * p + c]!, colour[c]!);
    }
  }
  return { image, ring };
}

/** Part of the pixels of a plane that is ink, of those that fulfil a condition. */
function inkShare(data: Uint8Array, isIt: (p: number) => boolean): number {
  let [drawn, all] = [0, 0];
  for (let p = 0; p < data.length; p++) {
    if (!isIt(p)) continue;
    all++;
    if (data[p]! >= fullInk / 2) drawn++;
  }
  return drawn / all;
}

function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.every((value, p) => value === other[p]);
}

const page = renderPage(record, options).image;
const clean = takeFrom(page);

describe('takePens', () => {
  it('finds nothing on a page of print', () => {
    expect(clean.pens).toBeNull();
    expect(areSame(clean.ink.data, clean.before)).toBe(true);
  });

  it.each<[string, Colour]>([
    ['blue', [30, 60, 170]],
    ['dark blue', [20, 30, 100]],
    ['green', [20, 110, 60]],
    ['violet', [90, 45, 140]],
  ])('takes a %s ring off, and leaves the print under it', (_, colour) => {
    const { image, ring } = withRing(page, colour);
    const { before, ink, pens } = takeFrom(image);
    const isPrint = (p: number) => clean.before[p]! >= 0.9 * fullInk;
    const isBare = (p: number) => clean.before[p]! < 0.1 * fullInk;
    expect(inkShare(before, (p) => ring.data[p]! > 0 && isBare(p))).toBeGreaterThan(0.9);
    expect(inkShare(ink.data, (p) => ring.data[p]! > 0 && isBare(p))).toBeLessThan(0.03);
    expect(inkShare(ink.data, (p) => ring.data[p]! > 0 && isPrint(p))).toBeGreaterThan(0.75);
    expect(inkShare(ink.data, (p) => ring.data[p] === 0 && isPrint(p))).toBeGreaterThan(0.995);
    // Both together are the ink as it was.
    expect(
      areSame(
        ink.data.map((value, p) => value + pens!.data[p]!),
        before,
      ),
    ).toBe(true);
  });

  it('leaves traces of another colour than the rest of the print alone', () => {
    const image = renderPage(record, { ...options, inkColor: [30, 60, 170] }).image;
    const { data, width } = image;
    // A black block is the darkest of the page.
    for (let y = 30; y < 90; y++) data.fill(0, 3 * (y * width + 60), 3 * (y * width + 500));
    const { before, ink, pens } = takeFrom(image);
    expect(pens).toBeNull();
    expect(areSame(ink.data, before)).toBe(true);
  });
});
