import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import { describeRenderTruth } from '../../render/describe-render-truth.ts';
import type { RenderOptions } from '../../render/render-options.ts';
import { renderPage } from '../../render/render-page.ts';
import type { RenderTruthJson } from '../../render/render-truth-schema.ts';
import { synthesizeEcg } from '../../render/synthesize-ecg.ts';

const templates = parseLayoutTemplates(shippedLayouts);

/** A small page with its truth, and the record that it shows. For tests. */
export function makeTestPage({ layout = '3x4+1', ...options }: Partial<RenderOptions> & { layout?: string } = {}) {
  const template = findLayoutTemplate(layout, templates);
  const page = renderPage(synthesizeEcg({ seed: 3 }), { template, dotsPerInch: 80, ...options });
  const truth: RenderTruthJson = describeRenderTruth(page.truth);
  return { page, truth, image: page.image, record: page.truth.record };
}
