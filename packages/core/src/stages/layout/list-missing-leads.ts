import type { LayoutTemplate } from '../../model/layout-template.ts';
import type { LeadName } from '../../model/lead.ts';

/** How the choice names a page that shows a part of a layout. */
const partOf = 'part-of-';

/** Leads of the layout `part-of-…` is a part of that stand nowhere on the page; nothing for whole layouts. */
export function listMissingLeads(
  name: string,
  regions: readonly { readonly lead: LeadName }[],
  templates: readonly LayoutTemplate[],
): { readonly missingLeads?: readonly LeadName[] } {
  const whole = name.startsWith(partOf) && templates.find((template) => template.name === name.slice(partOf.length));
  if (!whole) return {};
  const shown = new Set(regions.map(({ lead }) => lead));
  const promised = whole.rows.flat().map((lead): LeadName => (lead === '-aVR' ? 'aVR' : lead));
  const missingLeads = [...new Set(promised)].filter((lead) => !shown.has(lead));
  return missingLeads.length === 0 ? {} : { missingLeads };
}
