import type { LayoutTemplate } from '../../../model/layout-template.ts';
import { arrangeByLabels } from './arrange-by-labels.ts';
import type { Arrangement } from './arrangement.ts';
import { judgeNames } from './judge-names.ts';
import { listParts } from './list-parts.ts';
import { omitRows } from './omit-rows.ts';
import { type LabelPlacement, sameLead } from './place-labels.ts';
import { fitAxis, type OrientedPage, placeOnPage } from './weigh-hypothesis.ts';

/** An arrangement that has as many rows as the page that goes with it. */
export interface PossibleArrangement {
  readonly page: OrientedPage;
  readonly arrangement: Arrangement;
  /** Rows and columns by which it differs from a template. */
  readonly differences: number;
  /** It is a template but for a name or two that belong elsewhere; absent: it is not. */
  readonly misnamed?: boolean;
}

interface Rated extends PossibleArrangement {
  readonly placement: LabelPlacement;
}

export interface ListPossibleOptions {
  /** Those that have as many rows as the page, and all. */
  readonly fitting: readonly LayoutTemplate[];
  readonly templates: readonly LayoutTemplate[];
  /** Whether layouts may be made that are no template or part of one. */
  readonly open: boolean;
}

/** Labels that have to agree with a part of a template, the evidence (nats) they give, and how many parts are weighed. */
const leastAgreeing = 2;
const leastOfPart = 5;
const mostParts = 4;
/** The same for layouts made of labels: a single strip has one. */
const leastOfLabels = 2;
const mostByLabels = 3;
/** Evidence (nats) that each row or column costs by which a part differs from its template. */
const differenceCost = 1;
/** What labels say against an arrangement by more than this (nats) no signal makes up for. */
const hopeless = 25;

/**
 * What the page may be: the templates with as many rows, and where labels can be read, parts of templates and layouts that
 * the labels alone describe, but for those that the labels leave no chance.
 */
export function listPossible(page: OrientedPage, options: ListPossibleOptions): PossibleArrangement[] {
  const { fitting, templates, open } = options;
  if (page.labels.length === 0) return fitting.map((arrangement) => ({ page, arrangement, differences: 0 }));
  const direct = fitting.map((arrangement) => rate({ page, arrangement, differences: 0 }));
  const known = new Set(fitting.map((template) => namesOf(template)));
  const own = (open ? listByLabels(page) : [])
    .filter(({ arrangement }) => !known.has(namesOf(arrangement)))
    .map((possible) => ({ possible, names: judgeNames(possible.arrangement, templates) }))
    // A template that explains all but a name or two is what the page shows.
    .flatMap(({ possible, names }) => (names === 'misread' ? [] : [{ ...possible, misnamed: names === 'misnamed' }]));
  const all = [...direct, ...listPartsOf(page, templates), ...own];
  const best = Math.max(...all.map(({ placement }) => placement.score));
  return all.filter(({ placement }) => placement.score >= best - hopeless);
}

function listPartsOf(page: OrientedPage, templates: readonly LayoutTemplate[]): Rated[] {
  const duration = (page.extent.right - page.extent.left) / page.paperSpeed;
  const rating = ({ placement, differences }: Rated) => placement.score - differenceCost * differences;
  return templates
    .flatMap((template) => listParts(template, { rows: page.evidence.rows.length, duration }))
    .map(({ arrangement, omitted, differences }) => rate({ page: omitRows(page, omitted), arrangement, differences }))
    .filter(({ placement }) => placement.score >= leastOfPart && countAgreeing(placement) >= leastAgreeing)
    .sort((one, two) => rating(two) - rating(one))
    .slice(0, mostParts);
}

function listByLabels(page: OrientedPage): Rated[] {
  return arrangeByLabels(page)
    .map((arrangement) => rate({ page, arrangement, differences: 0 }))
    .filter(({ placement }) => placement.score >= leastOfLabels)
    .sort((one, two) => two.placement.score - one.placement.score)
    .slice(0, mostByLabels);
}

function rate(possible: PossibleArrangement): Rated {
  const { page, arrangement } = possible;
  return { ...possible, placement: placeOnPage(page, arrangement, fitAxis(page, arrangement)) };
}

function countAgreeing({ placed }: LabelPlacement): number {
  return placed.filter(({ label, expected }) => expected !== null && sameLead(label.lead, expected)).length;
}

function namesOf({ rows, rhythmStrips, shown }: Arrangement): string {
  return JSON.stringify([rows, rhythmStrips.length, shown ?? null]);
}
