import { findLayoutTemplate } from '../../../layouts/find-layout-template.ts';
import type { LayoutTemplate } from '../../../model/layout-template.ts';
import { precordialLeads } from '../../../model/lead.ts';
import { type Arrangement, countColumns, countRows } from './arrangement.ts';
import { buildRegions } from './build-regions.ts';
import { describeContradiction, describeLabels, labelsContradict } from './describe-labels.ts';
import { findStack } from './find-stack.ts';
import type {
  ChooseLayoutOptions,
  LayoutChoice,
  LayoutEvidence,
  OrientedCandidate,
  PageOrientation,
} from './layout-evidence.ts';
import { listColumnStarts } from './list-column-starts.ts';
import { listPossible } from './list-possible.ts';
import { measureExtent } from './measure-extent.ts';
import { sameLead } from './place-labels.ts';
import { preferFuller } from './prefer-fuller.ts';
import { readableOrientations } from './readable-orientations.ts';
import { relationComplement } from './relation-complement.ts';
import { sampleRows } from './sample-rows.ts';
import { scoreOrientation } from './score-orientation.ts';
import { tellApart } from './tell-apart.ts';
import { turnEvidence } from './turn-evidence.ts';
import { type Hypothesis, type OrientedPage, weighHypothesis } from './weigh-hypothesis.ts';

const everyOrientation: readonly PageOrientation[] = ['upright', 'upside-down', 'mirrored', 'mirrored-upside-down'];
/** Nats of evidence that make a score of 1: a margin of 0.05 stands for 3 nats, odds of 20 to 1. */
const natsPerScore = 60;
/**
 * Evidence (nats) for the names of the leads below which the page is of some other kind. Pages with their leads shuffled
 * mostly stay below, right pages of twelve leads above it in all but one of a hundred.
 */
const leastNaming = { withLaws: -7, byShape: 0.5, ofSixChestLeads: -2 };
/** Leads that no law ties together have only their shapes for names, and hearts differ: they need this many margins. */
const marginsByShape = 2.5;
/** The same where a rhythm strip agrees with no short lead. */
const marginsWithStrangeStrip = 1.5;
/** Leads have their names where this part of them is read at least this surely. */
const namedPart = 0.6;
const leastOfName = 0.5;
/** Less evidence (nats) than this for the timing of the columns is told: odds of 33 to 1. */
const clearTiming = 3.5;
/** Ends of leads that are open by less than this (s) are not told. */
const leastMoved = 0.02;
/** Candidates told to the caller. */
const mostCandidates = 5;
/** Evidence (nats) against an orientation of each sure label that is read in another one, and the most of all. */
const readElsewhere = -1.2;
const mostReadElsewhere = -12;

/**
 * Which template the rows of a page follow, how the page lies, and where each lead is.
 *
 * Every template with as many rows is weighed in every orientation by what is known of simultaneous leads (Einthoven
 * 1913, Goldberger 1942), of the usual shapes of leads, of the order of waves in a beat, of separators, pulses, rhythm
 * strips and the names printed beside the leads. Where names are read, parts of templates and layouts that only the names
 * describe are weighed with them. A choice that is not clear is not made: a wrong lead name is worse than none.
 * `unknown`: nothing has as many rows, nothing is drawn, two ECGs stand one above the other, or rows or labels
 * contradict all.
 *
 * @throws EinthovenError OPTION_INVALID where `options.template` is no name of `options.templates`.
 */
export function chooseLayout(evidence: LayoutEvidence, options: ChooseLayoutOptions): LayoutChoice {
  const forced = options.template === null ? null : findLayoutTemplate(options.template, options.templates);
  const templates = forced ? [forced] : options.templates;
  const fitting = templates.filter((template) => countRows(template) === evidence.rows.length);
  const orientations = readableOrientations(options.orientations ?? everyOrientation, options.labels ?? {});
  const pages = orientations.flatMap((orientation) => seePage(evidence, orientation, options) ?? []);
  const hypotheses = pages
    .flatMap((page) => listPossible(page, { fitting, templates, open: forced === null }))
    .map(({ page, arrangement, differences, misnamed = false }) =>
      weighHypothesis(page, arrangement, { differences, misnamed, anyTiming: forced === null }),
    )
    .sort((one, two) => two.total - one.total);
  const best = preferFuller(hypotheses, options.minimumMargin * natsPerScore);
  const candidates = hypotheses.slice(0, mostCandidates).map(toCandidate);
  const stack = findStackOf(pages, best);
  if (stack !== null) return { kind: 'unknown', candidates, reason: describeStack(stack, evidence.rows.length) };
  if (best === undefined) return unknownRows(evidence.rows.length, templates);
  if (forced === null && best.naming < neededNaming(best.arrangement)) {
    return {
      kind: 'unknown',
      candidates,
      reason: `The signals contradict ${best.arrangement.name}, the nearest layout.`,
    };
  }
  if (forced === null && labelsContradict(best.placement, best.arrangement, baselinesOf(best, pages))) {
    const reason = `The labels contradict ${best.arrangement.name}, the nearest layout. ${describeContradiction(best.placement)}`;
    return { kind: 'unknown', candidates, reason };
  }
  const rival = hypotheses.find((hypothesis) => tellApart(hypothesis, best));
  const margin = rival ? (best.total - rival.total) / natsPerScore : Number.POSITIVE_INFINITY;
  if (forced === null && rival && margin < neededMargin(best, rival, options)) {
    return { kind: 'ambiguous', candidates, reason: `${describe(best)} and ${describe(rival)} fit equally well.` };
  }
  const { arrangement, axis, strips, rowNumbers } = best;
  return {
    kind: 'chosen',
    name: arrangement.name,
    regions: buildRegions(arrangement, { axis, strips, rowNumbers, paperSpeed: options.paperSpeed }),
    score: best.total / natsPerScore,
    runnerUp: rival ? toCandidate(rival) : null,
    confidence: chanceOf(best, hypotheses),
    leftOut: listOpenPlaces(arrangement),
    uncertainties: [
      ...listUncertainties(best, evidence.rows.length),
      ...(forced === null ? listOpenCuts(best, hypotheses, options.minimumMargin) : []),
    ],
    orientation: best.orientation,
    evidence: best.evidence,
  };
}

/** Six full-width rows that are no limb leads are the chest leads on nearly every page: less is asked of their shapes. */
function neededNaming(arrangement: Arrangement): number {
  if (hasLaws(arrangement)) return leastNaming.withLaws;
  return isChestColumn(arrangement) ? leastNaming.ofSixChestLeads : leastNaming.byShape;
}

function isChestColumn({ rows }: Arrangement): boolean {
  return (
    rows.length === precordialLeads.length &&
    rows.every((row, index) => row.length === 1 && row[0] === precordialLeads[index])
  );
}

function neededMargin(best: Hypothesis, rival: Hypothesis, options: ChooseLayoutOptions): number {
  const sameLeads = best.arrangement === rival.arrangement;
  if (!sameLeads && !hasLaws(best.arrangement) && !isNamed(best)) return marginsByShape * options.minimumMargin;
  return (best.evidence.strips < 0 ? marginsWithStrangeStrip : 1) * options.minimumMargin;
}

/** Whether most of the leads have their names beside them. */
function isNamed({ arrangement, placement }: Hypothesis): boolean {
  const agreeing = placement.placed.filter(
    ({ label, expected }) => expected !== null && label.confidence >= leastOfName && sameLead(label.lead, expected),
  );
  return agreeing.length >= namedPart * arrangement.rows.flat().length;
}

/** Whether leads of one column depend on each other, or a rhythm strip repeats one of them. */
function hasLaws(arrangement: Arrangement): boolean {
  const { rows, rhythmStrips } = arrangement;
  const columns = Array.from({ length: rows.length > 0 ? countColumns(arrangement) : 0 }, (_, index) =>
    rows.map((row) => row[index]!),
  );
  return rhythmStrips.length > 0 || columns.some((leads) => relationComplement(leads).length > 0);
}

function seePage(
  evidence: LayoutEvidence,
  orientation: PageOrientation,
  options: ChooseLayoutOptions,
): OrientedPage | null {
  const turned = turnEvidence(evidence, orientation);
  const extent = measureExtent(turned.rows);
  if (extent === null) return null;
  const { paperSpeed, gain, labels = {} } = options;
  const sampled = sampleRows(turned.rows, { left: extent.left, right: extent.right, paperSpeed, gain });
  const elsewhere = everyOrientation
    .flatMap((other) => (other === orientation ? [] : (labels[other] ?? [])))
    .reduce((sum, label) => sum + readElsewhere * label.confidence, 0);
  return {
    orientation,
    evidence: turned,
    extent,
    sampled,
    orientationEvidence: scoreOrientation(turned, sampled, orientation) + Math.max(mostReadElsewhere, elsewhere),
    paperSpeed,
    labels: labels[orientation] ?? [],
    rowNumbers: turned.rows.map((_, row) => row),
  };
}

function unknownRows(count: number, templates: readonly LayoutTemplate[]): LayoutChoice {
  const distance = (template: LayoutTemplate) => Math.abs(countRows(template) - count);
  const candidates = [...templates]
    .sort((one, two) => distance(one) - distance(two))
    .slice(0, mostCandidates)
    .map(
      (template): OrientedCandidate => ({ name: template.name, score: -distance(template), orientation: 'upright' }),
    );
  const rows = count === 1 ? '1 row' : `${count} rows`;
  return { kind: 'unknown', candidates, reason: `The page has ${rows}; no layout to choose from has as many.` };
}

/** First row of a second ECG below the first, as the labels of the likeliest orientation name it. */
function findStackOf(pages: readonly OrientedPage[], best: Hypothesis | undefined): number | null {
  const page = pages.find(({ orientation }) => best === undefined || orientation === best.orientation);
  return page
    ? findStack(
        page.labels,
        page.evidence.rows.map((row) => row.baseline),
      )
    : null;
}

function describeStack(first: number, rows: number): string {
  const name = (from: number, to: number) => (from === to ? `row ${from}` : `rows ${from} to ${to}`);
  const [above, below] = [name(1, first), name(first + 1, rows)];
  return `Two ECGs stand one above the other, ${above} and ${below}: cut the picture in two.`;
}

/** Heights (mm) of the rows that the hypothesis names. */
function baselinesOf({ orientation, rowNumbers }: Hypothesis, pages: readonly OrientedPage[]): number[] {
  const rows = pages.find((page) => page.orientation === orientation)?.evidence.rows ?? [];
  return rowNumbers.map((row) => rows[row]?.baseline ?? Number.NaN);
}

function toCandidate(hypothesis: Hypothesis): OrientedCandidate {
  const { arrangement, orientation, total } = hypothesis;
  return { name: arrangement.name, score: total / natsPerScore, orientation };
}

function describe({ arrangement, orientation }: Hypothesis): string {
  return orientation === 'upright' ? arrangement.name : `${arrangement.name} (${orientation})`;
}

function chanceOf(best: Hypothesis, hypotheses: readonly Hypothesis[]): number {
  const others = hypotheses.filter((hypothesis) => tellApart(hypothesis, best));
  return 1 / (1 + others.reduce((sum, other) => sum + Math.exp(other.total - best.total), 0));
}

function listUncertainties(best: Hypothesis, rowCount: number): string[] {
  const { arrangement, rowNumbers } = best;
  const list = best.strips.flatMap((strip) => strip.uncertainty ?? []);
  if (isChestColumn(arrangement) && best.naming < leastNaming.byShape) {
    list.push('The names V1 to V6 follow from the arrangement of the page; the signals do not show them.');
  }
  list.push(...describeLabels(best.placement), ...listOpenPlaces(arrangement));
  if (arrangement.missing && arrangement.missing.length > 0) {
    list.push(`The page shows a part of its layout; missing: ${arrangement.missing.join(', ')}.`);
  }
  const omitted = Array.from({ length: rowCount }, (_, row) => row).filter((row) => !rowNumbers.includes(row));
  list.push(...omitted.map((row) => `Row ${row + 1} belongs to no lead of the layout and was left out.`));
  if (best.timingMargin < clearTiming) {
    const taken = arrangement.columnTiming === 'sequential' ? 'follow one another' : 'show the same seconds';
    list.push(
      `Whether the columns follow one another or show the same seconds is not clear; they are taken to ${taken}.`,
    );
  }
  if (best.orientation !== 'upright') list.unshift(`The page is ${best.orientation}.`);
  if (!best.axis.snapped) {
    list.push(`The rows are ${best.axis.duration.toFixed(2)} s long, no usual length: time follows the paper.`);
  }
  return list;
}

/** Whether one of the outer columns is cut, where the page fits nearly as well the other way with the same leads. */
function listOpenCuts(best: Hypothesis, hypotheses: readonly Hypothesis[], minimumMargin: number): string[] {
  const near = hypotheses.filter(
    (other) => (best.total - other.total) / natsPerScore < minimumMargin && !tellApart(other, best),
  );
  const starts = listColumnStarts(best.arrangement);
  const moved = near.flatMap(({ arrangement }) =>
    listColumnStarts(arrangement).map((start, column) => Math.abs(start - starts[column]!) * best.axis.duration),
  );
  const most = Math.max(...moved);
  if (most < leastMoved) return [];
  const text = `the columns may begin up to ${most.toFixed(2)} s from where they are taken`;
  return [`Whether a column is cut off at one side is not clear: ${text}.`];
}

function listOpenPlaces({ rows }: Arrangement): string[] {
  return rows.flatMap((leads, row) =>
    leads.flatMap((lead, column) =>
      lead === null ? [`Nothing names the lead of row ${row + 1}, column ${column + 1}: it is left out.`] : [],
    ),
  );
}
