import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import type { EcgRecord } from '../../model/record.ts';
import type { RenderOptions } from '../../render/render-options.ts';
import { type RenderedPage, renderPage } from '../../render/render-page.ts';
import { synthesizeEcg } from '../../render/synthesize-ecg.ts';

const templates = parseLayoutTemplates(shippedLayouts);

/** A page of a shipped layout; the heart of seed 1 unless another record is given. */
export function renderTemplate(
  name: string,
  options: Omit<RenderOptions, 'template'> = {},
  record: EcgRecord = synthesizeEcg({ seed: 1 }),
): RenderedPage {
  return renderPage(record, { template: findLayoutTemplate(name, templates), ...options });
}
