import { expect, it } from 'vitest';
import { findLayoutTemplate } from '../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../layouts/shipped-layouts.ts';
import { createSeededRandom } from './create-seeded-random.ts';
import { fadeFastStrokes } from './fade-fast-strokes.ts';
import { renderMasks } from './render-masks.ts';
import { renderPage } from './render-page.ts';
import { synthesizeEcg } from './synthesize-ecg.ts';

const options = (fading: number) => ({ fading, pixelsPerMillimetre: 8, random: createSeededRandom(5) });
const flatThenSteep = { columns: Float64Array.of(0, 40, 41), rows: Float64Array.of(10, 10, -150) };

it('leaves level lines alone and steep strokes pale', () => {
  const { path, strengths } = fadeFastStrokes(flatThenSteep, options(0.9));
  const level = Array.from(strengths).filter((_, i) => path.columns[i]! < 39);
  const steep = Array.from(strengths).filter((_, i) => path.rows[i]! < 5 && path.rows[i]! > -145);
  expect(new Set(level)).toEqual(new Set([1]));
  expect(Math.max(...steep)).toBeLessThan(0.15);
  // Uneven: some places keep several times the ink of others.
  expect(Math.max(...steep)).toBeGreaterThan(2 * Math.min(...steep));
  expect(Math.min(...steep)).toBeGreaterThan(0);
});

it('keeps the way of the pen', () => {
  const { path } = fadeFastStrokes(flatThenSteep, options(0.5));
  for (let i = 0; i < path.columns.length; i++) {
    const wanted = path.columns[i]! <= 40 ? 10 : 10 - 160 * (path.columns[i]! - 40);
    expect(path.rows[i]).toBeCloseTo(wanted, 6);
  }
  expect([path.columns.at(-1), path.rows.at(-1)]).toEqual([41, -150]);
});

it('keeps the places where the pen is lifted', () => {
  const lifted = { columns: Float64Array.of(0, 8, Number.NaN, 20, 30), rows: Float64Array.of(0, 0, Number.NaN, 0, 0) };
  const { path, strengths } = fadeFastStrokes(lifted, options(1));
  expect(Array.from(path.columns).filter(Number.isNaN)).toHaveLength(1);
  expect(strengths.every((strength) => strength === 1)).toBe(true);
});

it('takes ink from the picture of a page, and none from its masks and its truth', () => {
  const template = findLayoutTemplate('3x4', parseLayoutTemplates(shippedLayouts));
  const draw = (strokeFading: number) =>
    renderPage(synthesizeEcg({ seed: 3 }), { template, dotsPerInch: 80, gridStyle: 'none', strokeFading });
  const [whole, faded] = [draw(0), draw(0.9)];
  const darkness = ({ image }: typeof whole) => image.data.reduce((sum, value) => sum + 255 - value, 0);
  expect(darkness(faded)).toBeLessThan(0.97 * darkness(whole));
  expect(darkness(faded)).toBeGreaterThan(0.5 * darkness(whole));
  const masks = [faded, whole].map((page) => renderMasks(page).leads[0]!.mask.data);
  expect(masks[0]!.every((value, p) => value === masks[1]![p])).toBe(true);
  const signals = [faded, whole].map((page) => page.truth.record.leads[1]!.samples);
  expect(signals[0]!.every((value, n) => Object.is(value, signals[1]![n]))).toBe(true);
});
