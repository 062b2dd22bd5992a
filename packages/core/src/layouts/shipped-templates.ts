import type { LayoutTemplate } from '../model/layout-template.ts';
import { fifteenLeadLayouts } from './fifteen-lead-layouts.ts';
import { parseLayoutTemplates } from './parse-layout-templates.ts';
import { shippedLayouts } from './shipped-layouts.ts';

let templates: readonly LayoutTemplate[] | undefined;

/** All templates that come with Einthoven: those of `shippedLayouts`, and those of pages with more than twelve leads. */
export function shippedTemplates(): readonly LayoutTemplate[] {
  templates ??= [...parseLayoutTemplates(shippedLayouts), ...parseLayoutTemplates(fifteenLeadLayouts)];
  return templates;
}
