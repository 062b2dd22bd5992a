import { EinthovenError } from '../../errors.ts';
import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import type { LayoutTemplate } from '../../model/layout-template.ts';
import type { LeadPlace } from '../../model/page-layout.ts';
import { chooseLayout } from './choose/choose-layout.ts';
import type { ChooseLayoutOptions, LayoutChoice, LayoutEvidence } from './choose/layout-evidence.ts';
import { buildGivenRegions } from './given/build-given-regions.ts';
import { compareLabels } from './given/compare-labels.ts';
import { type GivenTemplate, nameGivenRows } from './given/name-given-rows.ts';
import type { PlacedRows } from './given/place-given-rows.ts';
import type { LayoutOptions } from './layout-options.ts';

export interface GivenLayoutOptions extends ChooseLayoutOptions, Pick<LayoutOptions, 'rows' | 'columnTiming'> {
  /** Where the rows stand; null: they are those that were found, in their order. */
  readonly placed: PlacedRows | null;
}

/**
 * The layout that a person gave by rows: nothing is chosen. Without places, the time axis and the way the page lies are
 * still found by evidence.
 *
 * @throws EinthovenError OPTION_INVALID where the rows contradict `options.template`, or are not as many as the page has.
 */
export function givenLayout(evidence: LayoutEvidence, options: GivenLayoutOptions): LayoutChoice {
  const given = nameGivenRows(options.rows, options);
  checkTemplate(given, options);
  if (options.placed === null) return fillFoundRows(evidence, given, options);
  const { rows } = options.placed;
  const { regions, uncertainties } = buildGivenRegions(rows, evidence, { ...options, given });
  const contradictions = compareLabels(options.labels?.upright ?? [], { ...options, rows, given });
  return {
    kind: 'chosen',
    name: given.name,
    regions,
    score: 0,
    runnerUp: null,
    confidence: 1,
    uncertainties: [...uncertainties, ...contradictions],
    orientation: 'upright',
    evidence: { habit: 0, orientation: 0, relations: 0, shapes: 0, continuity: 0, separators: 0, labels: 0, strips: 0 },
  };
}

/** Whoever gives both must mean the same by them: else one was forgotten. */
function checkTemplate(given: GivenTemplate, { template, templates }: GivenLayoutOptions): void {
  if (template === null) return;
  const named = findLayoutTemplate(template, templates);
  if (given.templates.includes(named)) return;
  throw new EinthovenError(
    'OPTION_INVALID',
    `layout.rows are not those of layout.template ${template}: leave out the rows, or the template.`,
  );
}

/** The given names on the rows that were found. */
function fillFoundRows(evidence: LayoutEvidence, given: GivenTemplate, options: GivenLayoutOptions): LayoutChoice {
  const template: LayoutTemplate = { ...given, description: 'As given.' };
  const count = template.rows.length + template.rhythmStrips.length;
  if (count !== evidence.rows.length) {
    throw new EinthovenError(
      'OPTION_INVALID',
      `layout.rows has ${count} rows, the page shows ${evidence.rows.length}: give their boundaries, too.`,
    );
  }
  const choice = chooseLayout(evidence, { ...options, template: template.name, templates: [template] });
  if (choice.kind !== 'chosen') return choice;
  const strips = template.rhythmStrips.map((lead) => lead!);
  const regions = choice.regions.map((region): LeadPlace => {
    const lead = region.rhythmStrip ? strips[region.row - template.rows.length]! : null;
    return lead === null ? region : { ...region, lead: lead === '-aVR' ? 'aVR' : lead, inverted: lead === '-aVR' };
  });
  return { ...choice, regions, confidence: 1, runnerUp: null };
}
