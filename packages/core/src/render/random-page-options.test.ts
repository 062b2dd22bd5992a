import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../errors.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import { createSeededRandom } from './create-seeded-random.ts';
import { randomPageOptions } from './random-page-options.ts';
import { type RenderOptions, renderOptionsSchema } from './render-options.ts';
import { renderPage } from './render-page.ts';
import { resolveOptions } from './resolve-options.ts';
import { synthesizeEcg } from './synthesize-ecg.ts';

const resolve = (options: RenderOptions) => resolveOptions(renderOptionsSchema, options, 'render');
const templates = parseLayoutTemplates(shippedLayouts);
const optionsOf = (seed: number) => randomPageOptions(createSeededRandom(seed), { templates });

describe('randomPageOptions', () => {
  it('draws options that are valid, and the same for the same seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const options = optionsOf(seed);
        expect(optionsOf(seed)).toEqual(options);
        expect(() => resolve(options)).not.toThrow();
        const { dotsPerInch, penWidth } = resolve(options);
        expect(dotsPerInch).toBeGreaterThanOrEqual(100);
        expect(dotsPerInch).toBeLessThanOrEqual(300);
        expect(penWidth).toBeGreaterThanOrEqual(0.15);
        expect(penWidth).toBeLessThanOrEqual(0.6);
      }),
    );
  });

  it('comes to every template and every kind of mark', () => {
    const drawn = Array.from({ length: 600 }, (_, seed) => resolve(optionsOf(seed)));
    const values = (of: (options: (typeof drawn)[number]) => unknown) => new Set(drawn.map(of));
    expect(values(({ template }) => template.name)).toEqual(new Set(templates.map(({ name }) => name)));
    expect(values(({ paperSpeed }) => paperSpeed)).toEqual(new Set([12.5, 25, 50]));
    expect(values(({ gain }) => gain)).toEqual(new Set([5, 10, 20]));
    expect(values(({ labels }) => labels).size).toBe(5);
    expect(values(({ gridStyle }) => gridStyle).size).toBe(5);
    expect(values(({ pulse }) => pulse).size).toBe(3);
    expect(values(({ pulseRows }) => pulseRows).size).toBe(3);
    expect(values(({ separators }) => separators).size).toBe(3);
  });

  it('keeps the rows on the page', () => {
    const record = synthesizeEcg({ seed: 5 });
    for (let seed = 0; seed < 8; seed++) {
      const { truth } = renderPage(record, { ...optionsOf(seed), dotsPerInch: 40 });
      expect(truth.regions.length).toBeGreaterThan(0);
      for (const { left, right, baseline } of truth.regions) {
        expect(left).toBeGreaterThan(0);
        expect(right).toBeLessThan(truth.pageWidth);
        expect(baseline).toBeGreaterThan(0);
        expect(baseline).toBeLessThan(truth.pageHeight);
      }
    }
  });

  it('asks for a layout', () => {
    expect(() => randomPageOptions(createSeededRandom(1), { templates: [] })).toThrow(EinthovenError);
  });
});
