import type { LayoutTemplate } from '../../../model/layout-template.ts';
import { arrangeByLabels } from './arrange-by-labels.ts';
import type { Arrangement } from './arrangement.ts';
import { listParts } from './list-parts.ts';
import { omitRows } from './omit-rows.ts';
import { sameLead } from './place-labels.ts';
import { fitAxis, type Hypothesis, type OrientedPage, placeOnPage, weighHypothesis } from './weigh-hypothesis.ts';

/** Labels that have to agree with a part of a template, the evidence (nats) they give, and how many parts are weighed. */
const leastAgreeing = 2;
const leastOfPart = 5;
const mostParts = 6;
/** The same for layouts made of labels: a single strip has one. */
const leastOfLabels = 2;
const mostByLabels = 4;
/** Evidence (nats) that each row or column costs by which a part differs from its template. */
const differenceCost = 1;

/**
 * What a page whose labels can be read may be beside the templates with as many rows: parts of them, and layouts that the
 * labels alone describe (not where the user `named` the template).
 */
export function listLabelled(page: OrientedPage, templates: readonly LayoutTemplate[], named: boolean): Hypothesis[] {
  if (page.labels.length === 0) return [];
  return [...listPartsOf(page, templates), ...(named ? [] : listByLabels(page))];
}

function listPartsOf(page: OrientedPage, templates: readonly LayoutTemplate[]): Hypothesis[] {
  const duration = (page.extent.right - page.extent.left) / page.paperSpeed;
  const rated = templates
    .flatMap((template) => listParts(template, { rows: page.evidence.rows.length, duration }))
    .flatMap((part) => {
      const { arrangement, differences } = part;
      const shown = omitRows(page, part.omitted);
      const { score, placed } = placeOnPage(shown, arrangement, fitAxis(shown, arrangement));
      const agreeing = placed.filter(({ label, expected }) => expected !== null && sameLead(label.lead, expected));
      if (agreeing.length < leastAgreeing || score < leastOfPart) return [];
      return [{ shown, arrangement, differences, rating: score - differenceCost * differences }];
    });
  return rated
    .sort((one, two) => two.rating - one.rating)
    .slice(0, mostParts)
    .map(({ shown, arrangement, differences }) => weighHypothesis(shown, arrangement, differences));
}

function listByLabels(page: OrientedPage): Hypothesis[] {
  return arrangeByLabels(page)
    .map((arrangement: Arrangement) => ({
      arrangement,
      score: placeOnPage(page, arrangement, fitAxis(page, arrangement)).score,
    }))
    .filter(({ score }) => score >= leastOfLabels)
    .sort((one, two) => two.score - one.score)
    .slice(0, mostByLabels)
    .map(({ arrangement }) => weighHypothesis(page, arrangement));
}
