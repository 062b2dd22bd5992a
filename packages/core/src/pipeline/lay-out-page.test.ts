import { expect, it } from 'vitest';
import { synthesizeEcg } from '../render/synthesize-ecg.ts';
import { digitizeRendering } from './test-support/digitize-rendering.ts';
import { renderTemplate } from './test-support/render-template.ts';

it('reads pages as they lie whose QRS complexes reach over all rows', async () => {
  const heart = synthesizeEcg({ seed: 1, heartRate: 115 });
  const tall = { ...heart, leads: heart.leads.map((lead) => ({ ...lead, samples: lead.samples.map((mv) => 2 * mv) })) };
  const { image } = renderTemplate('3x1', { gain: 20, rowSpacing: 22, pageHeight: 100, dotsPerInch: 120 }, tall);
  const { page, timings } = await digitizeRendering(image);
  // The first look takes the strokes for traces.
  expect(timings.filter(({ stage }) => stage === 'layout')).toHaveLength(2);
  expect(page.pose.quarterTurns).toBe(0);
  expect(page.layout.name).toBe('3x1');
});
