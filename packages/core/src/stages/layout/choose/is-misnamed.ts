import type { LayoutTemplate } from '../../../model/layout-template.ts';
import { everyLeadName, type PrintedLead } from '../../../model/lead.ts';
import { type Arrangement, countColumns } from './arrangement.ts';
import { sameLead } from './place-labels.ts';

/** Names that differ from a template at so many places, and at least so many that agree with it. */
const mostDifferent = 2;
const leastAlike = 4;
/** Pages that show one of these show all of them. */
const orthogonal: readonly PrintedLead[] = everyLeadName.filter((lead) => /^V[XYZ]$/.test(lead));

/**
 * Whether an arrangement made of labels is a template but for a name or two that belong elsewhere: to another place of the
 * template, or to no page that shows so few of their kind. Right-sided or posterior leads in the place of others are none
 * of these: pages that show them exist.
 */
export function isMisnamed(arrangement: Arrangement, templates: readonly LayoutTemplate[]): boolean {
  return templates.some((template) => {
    const sameRows = template.rows.length === arrangement.rows.length;
    if (!sameRows || template.rhythmStrips.length !== arrangement.rhythmStrips.length) return false;
    if (countColumns(template) !== countColumns(arrangement)) return false;
    const expected = template.rows.flat();
    const named = arrangement.rows.flat().flatMap((lead, place) => (lead === null ? [] : [{ lead, place }]));
    const different = named.filter(({ lead, place }) => !sameLead(lead, expected[place]!));
    if (different.length === 0 || different.length > mostDifferent) return false;
    if (named.length - different.length < leastAlike) return false;
    const shown = named.map(({ lead }) => lead);
    return different.every(
      ({ lead }) =>
        expected.some((other) => sameLead(lead, other)) ||
        (orthogonal.includes(lead) && !orthogonal.every((one) => shown.includes(one))),
    );
  });
}
