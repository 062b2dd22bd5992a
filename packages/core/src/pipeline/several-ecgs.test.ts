import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../model/image.ts';
import type { Digitization } from '../model/page.ts';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';
import { bestLag } from './test-support/best-lag.ts';
import { digitizeRendering } from './test-support/digitize-rendering.ts';
import { renderTemplate } from './test-support/render-template.ts';

const paper = { pageWidth: 297, pageHeight: 140, dotsPerInch: 100 };
const hearts = [1, 2].map((seed) => synthesizeEcg({ seed, heartRate: 60 + 11 * seed }));
const rowSpacings: Readonly<Record<string, number>> = { '3x4+1': 25 };
const render = (name: string) =>
  hearts.map((heart) => renderTemplate(name, { ...paper, rowSpacing: rowSpacings[name] ?? 18 }, heart));

/** Two pictures in one, the second below or beside the first. */
function compose([one, other]: readonly RgbImage[], beside: boolean): RgbImage {
  const width = beside ? one!.width + other!.width : one!.width;
  const height = beside ? one!.height : one!.height + other!.height;
  const data = new Uint8Array(3 * width * height);
  const put = (image: RgbImage, left: number, top: number) => {
    for (let row = 0; row < image.height; row++) {
      const line = image.data.subarray(3 * row * image.width, 3 * (row + 1) * image.width);
      data.set(line, 3 * ((row + top) * width + left));
    }
  };
  put(one!, 0, 0);
  put(other!, beside ? one!.width : 0, beside ? 0 : one!.height);
  return { width, height, data };
}

/** Correlation of the leads with those that were drawn, the worst of them. */
function agreement({ page }: Digitization, truth: (typeof hearts)[number]): number {
  return Math.min(
    ...truth.leads.map(({ lead, samples }) => {
      const found = page.record.leads.find((other) => other.lead === lead)!.samples;
      const lag = bestLag(samples, found, 100);
      const pairs = [...samples.keys()].flatMap((i) => {
        const [a, b] = [samples[i]!, found[i - lag] ?? Number.NaN];
        return Number.isFinite(a) && Number.isFinite(b) ? [[a, b] as const] : [];
      });
      const mean = (k: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length;
      const [ma, mb] = [mean(0), mean(1)];
      const sum = (f: (a: number, b: number) => number) => pairs.reduce((s, [a, b]) => s + f(a - ma, b - mb), 0);
      return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
    }),
  );
}

describe('a picture of two ECGs', () => {
  it.each([
    ['3x4+1', false],
    ['6x2', true],
  ])('%s, beside one another: %s: gives two records', async (name, beside) => {
    const pages = render(name);
    const first = await digitizeRendering(
      compose(
        pages.map(({ image }) => image),
        beside,
      ),
    );
    const all = [first, ...(first.others ?? [])];
    expect(all.map(({ status, page }) => [status, page.layout.name])).toEqual([
      ['complete', name],
      ['complete', name],
    ]);
    for (const [index, found] of all.entries()) {
      expect(agreement(found, pages[index]!.truth.record)).toBeGreaterThan(0.97);
      expect(found.page.part).toMatchObject({ number: index + 1, count: 2 });
      expect(found.page.layout.uncertainties).toEqual([`The page shows 2 ECGs; this is number ${index + 1} of them.`]);
    }
  });

  it('gives one where the halves are no ECG of twelve leads each', async () => {
    const limb = renderTemplate('6x1-limb', { ...paper, rowSpacing: 18 }, hearts[0]).image;
    const chest = renderTemplate('6x1-precordial', { ...paper, rowSpacing: 18 }, hearts[0]).image;
    const found = await digitizeRendering(compose([limb, chest], false));
    expect(found.others).toBeUndefined();
    expect(found.page.layout.name).toBe('12x1');
  });
});
