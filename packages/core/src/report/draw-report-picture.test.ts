import { describe, expect, it } from 'vitest';
import { pageOfRendering } from '../image/draw/test-support/page-of-rendering.ts';
import { findLayoutTemplate } from '../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import type { RgbImage } from '../model/image.ts';
import { renderPage } from '../render/render-page.ts';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';
import { drawReportPicture } from './draw-report-picture.ts';
import { encodeBase64 } from './encode-base64.ts';
import { placeOnPicture } from './place-on-picture.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const record = synthesizeEcg({ seed: 2 });
const bare = { template, gridStyle: 'none', pulse: 'none', labels: 'none' } as const;

describe('drawReportPicture', () => {
  it.each([
    [100, 0, false],
    [100, 1, false],
    [100, 2, true],
    [200, 3, true],
    [200, 0, false],
  ] as const)(
    'brings a page of %i dpi, turned by %i quarters, mirrored: %s, upright with its traces in place',
    (dotsPerInch, quarterTurns, mirrored) => {
      const page = pageOfRendering(renderPage(record, { ...bare, dotsPerInch, quarterTurns, mirrored }));
      const { image, place } = drawReportPicture(page.image, page.grid.map);
      expect(image.width).toBeGreaterThan(image.height);
      expect(image.width).toBe(Math.min(1600, Math.max(page.image.width, page.image.height)));
      const trace = page.traces[0]!;
      const points = placeOnPicture(
        place,
        page.grid.map,
        Array.from(trace.y).flatMap((y, i) => [trace.start + i * trace.step, y]),
      );
      let dark = 0;
      for (let p = 0; p < points.length; p += 2) {
        dark += image.data[(Math.floor(points[p + 1]!) * image.width + Math.floor(points[p]!)) * 3]! < 200 ? 1 : 0;
      }
      expect(dark / trace.y.length).toBeGreaterThan(0.95);
    },
  );

  it('keeps the mean brightness when it shrinks', () => {
    const large: RgbImage = {
      width: 2999,
      height: 40,
      data: new Uint8Array(2999 * 40 * 3).map((_, i) => (i * 7919) % 256),
    };
    const mean = ({ data }: RgbImage) => data.reduce((sum, value) => sum + value, 0) / data.length;
    const { image } = drawReportPicture(large, null);
    expect([image.width, image.height]).toEqual([1600, 21]);
    expect(mean(image)).toBeCloseTo(mean(large), 0);
  });
});

it('encodeBase64 pads as the standard says', () => {
  const text = (words: string) => encodeBase64(new TextEncoder().encode(words));
  expect(['', 'f', 'fo', 'foo', 'foobar'].map(text)).toEqual(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYmFy']);
  expect(encodeBase64(new Uint8Array(12289)).length).toBe(16388);
});
