import { EinthovenError } from '../errors.ts';
import type { LayoutTemplate } from '../model/layout-template.ts';

/**
 * The template of that name, upper and lower case alike.
 *
 * @throws EinthovenError OPTION_INVALID listing the names that exist.
 */
export function findLayoutTemplate(name: string, templates: readonly LayoutTemplate[]): LayoutTemplate {
  const wanted = name.trim().toLowerCase();
  const found = templates.find((template) => template.name.toLowerCase() === wanted);
  if (found) return found;
  const names = templates.map((template) => template.name).join(', ');
  throw new EinthovenError('OPTION_INVALID', `There is no layout ${name}. Known layouts: ${names}.`);
}
