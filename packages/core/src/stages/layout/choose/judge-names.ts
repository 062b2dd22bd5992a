import type { LayoutTemplate } from '../../../model/layout-template.ts';
import { everyLeadName, type PrintedLead } from '../../../model/lead.ts';
import { type Arrangement, countColumns } from './arrangement.ts';
import { misreadShare } from './misread-share.ts';
import { sameLead } from './place-labels.ts';

/** Names that differ from a template at so many places, and at least so many that agree with it. */
const mostDifferent = 2;
const leastAlike = 4;
/** Pages that show one of the orthogonal leads show all of them, and pages with posterior leads at least two. */
const families = [
  { leads: everyLeadName.filter((lead) => /^V[XYZ]$/.test(lead)), least: 3 },
  { leads: everyLeadName.filter((lead) => /^V[789]$/.test(lead)), least: 2 },
];

/**
 * Whether the names of an arrangement made of labels are a template's but for one or two: `misread` where those look like
 * the names that they stand for, or one alone is another, so that the template is what the page shows; `misnamed` where they
 * belong elsewhere, to another place of the template or to no page that shows so few of their kind. Right-sided leads in the
 * place of others are none of these, and neither is another order of all leads: pages that show them exist.
 */
export type Misnaming = 'misread' | 'misnamed' | 'none';

/** See `Misnaming`; of several templates the one that explains most counts. */
export function judgeNames(arrangement: Arrangement, templates: readonly LayoutTemplate[]): Misnaming {
  const verdicts = templates.map((template) => compareWith(template, arrangement));
  if (verdicts.includes('misread')) return 'misread';
  return verdicts.includes('misnamed') ? 'misnamed' : 'none';
}

function compareWith(template: LayoutTemplate, arrangement: Arrangement): Misnaming {
  if (!hasSameFrame(template, arrangement)) return 'none';
  const places = template.rows.flat();
  const named = rowsFor(template, arrangement)
    .flat()
    .flatMap((lead, place) => (lead === null ? [] : [{ lead, place }]));
  const different = named
    .map(({ lead, place }) => ({ lead, expected: places[place]! }))
    .filter(({ lead, expected }) => !sameLead(lead, expected));
  if (different.length === 0 || different.length > mostDifferent) return 'none';
  if (named.length - different.length < leastAlike) return 'none';
  const shown = named.map(({ lead }) => lead);
  if (places.every((lead) => shown.some((one) => sameLead(one, lead)))) return 'none';
  const belongsElsewhere = ({ lead }: { readonly lead: PrintedLead }) =>
    places.some((other) => sameLead(lead, other)) || isAlone(lead, shown);
  if (!different.every(belongsElsewhere)) return 'none';
  const isAlike = different.every(({ lead, expected }) => misreadShare(lead, expected) > 0);
  return isAlike || different.length === 1 ? 'misread' : 'misnamed';
}

function hasSameFrame(template: LayoutTemplate, arrangement: Arrangement): boolean {
  return (
    template.rows.length === rowsFor(template, arrangement).length &&
    template.rhythmStrips.length === arrangement.rhythmStrips.length &&
    countColumns(template) === countColumns(arrangement)
  );
}

/** The rows that may be those of the template: rows without any name may be no leads. */
function rowsFor({ rows }: LayoutTemplate, arrangement: Arrangement): Arrangement['rows'] {
  if (rows.length === arrangement.rows.length) return arrangement.rows;
  return arrangement.rows.filter((row) => row.some((lead) => lead !== null));
}

/** Whether a lead is shown without others of its family. */
function isAlone(lead: PrintedLead, shown: readonly PrintedLead[]): boolean {
  const family = families.find(({ leads }) => leads.some((one) => one === lead));
  return (
    family !== undefined && shown.filter((one) => family.leads.some((other) => other === one)).length < family.least
  );
}
