import { findLayoutTemplate } from '../../../layouts/find-layout-template.ts';
import type { LayoutTemplate } from '../../../model/layout-template.ts';
import { precordialLeads } from '../../../model/lead.ts';
import { buildRegions } from './build-regions.ts';
import type {
  ChooseLayoutOptions,
  LayoutChoice,
  LayoutEvidence,
  OrientedCandidate,
  PageOrientation,
} from './layout-evidence.ts';
import { measureExtent } from './measure-extent.ts';
import { relationComplement } from './relation-complement.ts';
import { sampleRows } from './sample-rows.ts';
import { scoreOrientation } from './score-orientation.ts';
import { turnEvidence } from './turn-evidence.ts';
import { type Hypothesis, type OrientedPage, weighHypothesis } from './weigh-hypothesis.ts';

const orientations: readonly PageOrientation[] = ['upright', 'upside-down', 'mirrored', 'mirrored-upside-down'];
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
/** Candidates told to the caller. */
const mostCandidates = 5;

/**
 * Which template the rows of a page follow, how the page lies, and where each lead is.
 *
 * Every template with as many rows is weighed in every orientation by what is known of simultaneous leads (Einthoven
 * 1913, Goldberger 1942), of the usual shapes of leads, of the order of waves in a beat, of separators, pulses and
 * rhythm strips. A choice that is not clear is not made: a wrong lead name is worse than none. `unknown`: no template
 * has as many rows, nothing is drawn, or the rows contradict them all.
 *
 * @throws EinthovenError OPTION_INVALID where `options.template` is no name of `options.templates`.
 */
export function chooseLayout(evidence: LayoutEvidence, options: ChooseLayoutOptions): LayoutChoice {
  const forced = options.template === null ? null : findLayoutTemplate(options.template, options.templates);
  const templates = forced ? [forced] : options.templates;
  const fitting = templates.filter((template) => countRows(template) === evidence.rows.length);
  const pages = orientations.flatMap((orientation) => seePage(evidence, orientation, options) ?? []);
  if (fitting.length === 0 || pages.length === 0) return unknownRows(evidence.rows.length, templates);
  const hypotheses = pages
    .flatMap((page) => fitting.map((template) => weighHypothesis(page, template)))
    .sort((one, two) => two.total - one.total);
  const best = hypotheses[0]!;
  const rival = hypotheses.find((hypothesis) => meaning(hypothesis) !== meaning(best));
  const candidates = hypotheses.slice(0, mostCandidates).map(toCandidate);
  if (forced === null && best.naming < neededNaming(best.template)) {
    return { kind: 'unknown', candidates, reason: `The signals contradict ${best.template.name}, the nearest layout.` };
  }
  const margin = rival ? (best.total - rival.total) / natsPerScore : Number.POSITIVE_INFINITY;
  if (forced === null && rival && margin < neededMargin(best, rival, options)) {
    return { kind: 'ambiguous', candidates, reason: `${describe(best)} and ${describe(rival)} fit equally well.` };
  }
  return {
    kind: 'chosen',
    name: best.template.name,
    regions: buildRegions(best.template, { axis: best.axis, strips: best.strips, paperSpeed: options.paperSpeed }),
    score: best.total / natsPerScore,
    runnerUp: rival ? toCandidate(rival) : null,
    confidence: chanceOf(best, hypotheses),
    uncertainties: listUncertainties(best),
    orientation: best.orientation,
    evidence: best.evidence,
  };
}

/** Six full-width rows that are no limb leads are the chest leads on nearly every page: less is asked of their shapes. */
function neededNaming(template: LayoutTemplate): number {
  if (hasLaws(template)) return leastNaming.withLaws;
  return isChestColumn(template) ? leastNaming.ofSixChestLeads : leastNaming.byShape;
}

function isChestColumn({ rows }: LayoutTemplate): boolean {
  return (
    rows.length === precordialLeads.length &&
    rows.every((row, index) => row.length === 1 && row[0] === precordialLeads[index])
  );
}

function neededMargin(best: Hypothesis, rival: Hypothesis, options: ChooseLayoutOptions): number {
  const sameLeads = best.template === rival.template;
  if (!sameLeads && !hasLaws(best.template)) return marginsByShape * options.minimumMargin;
  return (best.evidence.strips < 0 ? marginsWithStrangeStrip : 1) * options.minimumMargin;
}

/** Whether leads of one column depend on each other, or a rhythm strip repeats one of them. */
function hasLaws({ rows, rhythmStrips }: LayoutTemplate): boolean {
  const columns = rows[0]?.length ?? 0;
  const column = (index: number) => rows.map((row) => row[index]!);
  return (
    rhythmStrips.length > 0 ||
    Array.from({ length: columns }, (_, index) => column(index)).some((leads) => relationComplement(leads).length > 0)
  );
}

function countRows(template: LayoutTemplate): number {
  return template.rows.length + template.rhythmStrips.length;
}

function seePage(
  evidence: LayoutEvidence,
  orientation: PageOrientation,
  options: ChooseLayoutOptions,
): OrientedPage | null {
  const turned = turnEvidence(evidence, orientation);
  const extent = measureExtent(turned.rows);
  if (extent === null) return null;
  const { paperSpeed, gain } = options;
  const sampled = sampleRows(turned.rows, { left: extent.left, right: extent.right, paperSpeed, gain });
  const orientationEvidence = scoreOrientation(turned, sampled, orientation);
  return { orientation, evidence: turned, extent, sampled, orientationEvidence, paperSpeed };
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

/** Two hypotheses mean the same where every place gets the same lead. */
function meaning({ template, orientation, strips }: Hypothesis): string {
  return JSON.stringify([orientation, template.rows, template.columnTiming, strips.map((strip) => strip.lead)]);
}

function toCandidate(hypothesis: Hypothesis): OrientedCandidate {
  const { template, orientation, total } = hypothesis;
  return { name: template.name, score: total / natsPerScore, orientation };
}

function describe({ template, orientation }: Hypothesis): string {
  return orientation === 'upright' ? template.name : `${template.name} (${orientation})`;
}

function chanceOf(best: Hypothesis, hypotheses: readonly Hypothesis[]): number {
  const others = hypotheses.filter((hypothesis) => meaning(hypothesis) !== meaning(best));
  return 1 / (1 + others.reduce((sum, other) => sum + Math.exp(other.total - best.total), 0));
}

function listUncertainties(best: Hypothesis): string[] {
  const list = best.strips.flatMap((strip) => strip.uncertainty ?? []);
  if (isChestColumn(best.template) && best.naming < leastNaming.byShape) {
    list.push('The names V1 to V6 follow from the arrangement of the page; the signals do not show them.');
  }
  if (best.orientation !== 'upright') list.unshift(`The page is ${best.orientation}.`);
  if (!best.axis.snapped) {
    list.push(`The rows are ${best.axis.duration.toFixed(2)} s long, no usual length: time follows the paper.`);
  }
  return list;
}
