import type { LayoutTemplate } from '../model/layout-template.ts';
import { parseLayoutTemplates } from './parse-layout-templates.ts';
import { shippedLayouts } from './shipped-layouts.ts';

let templates: readonly LayoutTemplate[] | undefined;

/** The templates of `shippedLayouts`, parsed once. */
export function shippedTemplates(): readonly LayoutTemplate[] {
  templates ??= parseLayoutTemplates(shippedLayouts);
  return templates;
}
