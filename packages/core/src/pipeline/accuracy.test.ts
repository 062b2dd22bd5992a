import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';
import { digitizeRendering } from './test-support/digitize-rendering.ts';
import { mapError } from './test-support/map-error.ts';
import { renderTemplate } from './test-support/render-template.ts';
import { signalToNoise } from './test-support/signal-to-noise.ts';

/** Hearts at random: some have QRS complexes so tall and fast that neighbouring rows or labels run into them, dB. */
const leastOfAnyHeart = 15;
/** Least SNR of a clean page of 200 dpi with a pulse, dB (Kaggle 2025). */
const leastSignalToNoise = 25;
/** The same where the waves of neighbouring rows overlap. */
const leastWhereRowsOverlap = 15;
/** Largest RMS error of the map on clean pages of 200 dpi, source pixels, and of its scale. */
const largestMapError = 0.1;
const largestScaleError = 0.0002;

/**
 * Chest leads follow no law that binds one to another, so pages without limb leads look alike but for the shapes of
 * their waves, which decide nothing: such a page has to be named.
 */
const namedByTheUser = new Set(['6x1-precordial', '3x2-precordial', '3x1-V1-V3', '3x1-V4-V6']);

/**
 * Twelve rows on A4 run into one another at 10 mm/mV; they get a page on which they do not. What overlap costs is
 * measured apart.
 */
const sparse = { rowSpacing: 28 };

const names = parseLayoutTemplates(shippedLayouts).map((template) => template.name);

describe('a clean page of 200 dpi', () => {
  it.each(names)('%s gives its signals back through an exact map', async (name) => {
    const { image, truth } = renderTemplate(name, name.includes('12x1') ? sparse : {});
    const layout = namedByTheUser.has(name) ? { template: name } : {};
    const { status, page } = await digitizeRendering(image, { layout });
    expect(page.layout.name).toBe(name);
    expect(status).toBe('complete');
    expect(page.layout).toMatchObject({ paperSpeed: 25, gain: 10, gainSource: 'calibration-pulse' });
    const error = mapError(page.grid, truth);
    expect(error.rootMeanSquare).toBeLessThanOrEqual(largestMapError);
    expect(Math.abs(error.scaleX - 1)).toBeLessThanOrEqual(largestScaleError);
    expect(Math.abs(error.scaleY - 1)).toBeLessThanOrEqual(largestScaleError);
    expect(signalToNoise(page.record, truth.record)).toBeGreaterThanOrEqual(leastSignalToNoise);
  });

  it('gives the signals of any heart back', async () => {
    const heart = fc.record({ seed: fc.integer({ min: 2, max: 999 }), heartRate: fc.integer({ min: 45, max: 120 }) });
    const anyPage = fc.constantFrom('3x4+1', '6x2', '3x4+2');
    const holds = async (name: string, chosen: { seed: number; heartRate: number }) => {
      const { image, truth } = renderTemplate(name, {}, synthesizeEcg(chosen));
      const { page } = await digitizeRendering(image);
      expect(page.layout.name).toBe(name);
      expect(signalToNoise(page.record, truth.record)).toBeGreaterThanOrEqual(leastOfAnyHeart);
    };
    await fc.assert(fc.asyncProperty(anyPage, heart, holds), { numRuns: 6, seed: 1, endOnFailure: true });
  });
});

it('tells rows apart that run into one another', async () => {
  const { image, truth } = renderTemplate('12x1');
  const { page } = await digitizeRendering(image);
  expect(page.layout.name).toBe('12x1');
  expect(signalToNoise(page.record, truth.record)).toBeGreaterThanOrEqual(leastWhereRowsOverlap);
});

it.each([...namedByTheUser])('does not guess that a page is %s', async (name) => {
  const { image } = renderTemplate(name, { dotsPerInch: 150 });
  const outcome = await digitizeRendering(image).then(
    (result) => result.page.layout.name,
    (error) => error.code,
  );
  expect([name, 'LAYOUT_UNKNOWN', 'LAYOUT_AMBIGUOUS']).toContain(outcome);
});
