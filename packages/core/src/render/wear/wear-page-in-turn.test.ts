import { expect, it } from 'vitest';
import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import { renderPage } from '../render-page.ts';
import { synthesizeEcg } from '../synthesize-ecg.ts';
import { wearPage } from './wear-page.ts';

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const record = synthesizeEcg({ seed: 3 });
const wear = { rotation: 2, stains: 2, scribbles: 2, luminanceNoise: 3 };

it('gives pages that smaller pages after them leave as they are, though all share memory', () => {
  const options = { template, dotsPerInch: 60, textColor: [0, 0, 120], wear, seed: 1 } as const;
  const first = renderPage(record, options);
  const bytes = first.image.data.slice();
  renderPage(record, { template, dotsPerInch: 50, rotation: 3, textColor: [90, 0, 0], wear, seed: 2 });
  expect(first.image.data).toEqual(bytes);
  expect(renderPage(record, options).image.data).toEqual(bytes);
});

it('leaves the picture that it wears as it is', () => {
  const { image } = renderPage(record, { template, dotsPerInch: 60 });
  const bytes = image.data.slice();
  wearPage(image, { ...wear, dotsPerInch: 60 }, 1);
  expect(image.data).toEqual(bytes);
});
