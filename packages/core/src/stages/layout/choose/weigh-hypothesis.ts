import { additionalLeadNames, leadNames } from '../../../model/lead.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import type { MillimetresPerSecond } from '../../../units.ts';
import { type Arrangement, countColumns } from './arrangement.ts';
import { fitTimeAxis, type TimeAxis } from './fit-time-axis.ts';
import { identifyStrips, type StripIdentities, type StripIdentity } from './identify-strips.ts';
import type { EvidenceShares, LayoutEvidence, PageOrientation } from './layout-evidence.ts';
import type { RowsExtent } from './measure-extent.ts';
import { type LabelPlacement, placeLabels } from './place-labels.ts';
import type { SampledRows } from './sample-rows.ts';
import { scoreContinuity } from './score-continuity.ts';
import { scoreRelations } from './score-relations.ts';
import { scoreSeparators } from './score-separators.ts';
import { scoreShapes } from './score-shapes.ts';
import { scoreTiming } from './score-timing.ts';

/** The page seen in one orientation. */
export interface OrientedPage {
  readonly orientation: PageOrientation;
  readonly evidence: LayoutEvidence;
  readonly extent: RowsExtent;
  readonly sampled: SampledRows;
  /** Nats of `scoreOrientation`, and of labels that can be read in other orientations only. */
  readonly orientationEvidence: number;
  readonly paperSpeed: MillimetresPerSecond;
  /** Lead names read on the page as it lies so. */
  readonly labels: readonly LeadLabel[];
  /** Which row of the page each row is: rows of print may have been left out. */
  readonly rowNumbers: readonly number[];
}

/** One arrangement on the page in one orientation, with everything that speaks for it. */
export interface Hypothesis {
  readonly arrangement: Arrangement;
  readonly orientation: PageOrientation;
  readonly rowNumbers: readonly number[];
  readonly axis: TimeAxis;
  readonly strips: readonly StripIdentity[];
  readonly placement: LabelPlacement;
  readonly evidence: EvidenceShares;
  /** Sum of the evidence in nats. */
  readonly total: number;
  /** Evidence (nats) by which its timing of the columns is better than the other one. */
  readonly timingMargin: number;
  /** The part of it that speaks for the names of the leads and not for the arrangement of the page. */
  readonly naming: number;
}

/** How much commoner (nats) pages with all twelve leads are than parts of them. */
const completeHabit = 2;
/** How much rarer (nats) the order of Cabrera is than the usual one. */
const cabreraHabit = -1;
/** How much rarer templates with leads beyond the twelve are: less than one page of a hundred, and those have names. */
const beyondTwelveHabit = -5;
/** How rare (nats) layouts are that no template describes, and how much rarer with each place that has no name. */
const ownLayoutHabit = -6;
const openPlaceHabit = -1;
/** How much rarer pages are on which a name is misprinted than those on which the reader takes one for another. */
const misnamedHabit = -4;
/** How rare pages are that show a part of a template, and each row or column that they lack or have too many. */
const partHabit = -3;
const differenceHabit = -1;

export interface WeighOptions {
  /** Rows and columns by which the arrangement differs from a template. Default 0. */
  readonly differences?: number;
  /** Whether it is a template but for a name or two that belong elsewhere. Default false. */
  readonly misnamed?: boolean;
  /** Whether columns of a sequential arrangement may be simultaneous, too. Default false. */
  readonly anyTiming?: boolean;
}

/** Weighs one arrangement against the page, which has as many rows. */
export function weighHypothesis(page: OrientedPage, given: Arrangement, options: WeighOptions = {}): Hypothesis {
  const { differences = 0, misnamed = false, anyTiming = false } = options;
  const { sampled, paperSpeed } = page;
  const axis = fitAxis(page, given);
  const placement = placeOnPage(page, given, axis);
  const timed = chooseTiming(sampled, given, { placement, anyTiming });
  const { arrangement, strips, score } = timed;
  const relations = scoreRelations(sampled, arrangement);
  const evidence: EvidenceShares = {
    habit:
      scoreHabit(arrangement) +
      (differences > 0 ? partHabit + differenceHabit * differences : 0) +
      (misnamed ? misnamedHabit : 0),
    orientation: page.orientationEvidence,
    relations,
    shapes: scoreShapes(sampled, arrangement),
    continuity: scoreContinuity(sampled, arrangement) + timed.timing,
    separators: scoreSeparators(arrangement, page.evidence.separators, { axis, paperSpeed }),
    labels: placement.score,
    strips: score,
  };
  const total = Object.values({ ...evidence }).reduce((sum, value) => sum + value, 0);
  // Ticks where none belong speak against the arrangement only.
  const naming = relations + evidence.shapes + Math.max(0, evidence.separators) + Math.min(0, score) + evidence.labels;
  const { orientation, rowNumbers } = page;
  const { timingMargin } = timed;
  return { arrangement, orientation, rowNumbers, axis, strips, placement, evidence, total, naming, timingMargin };
}

interface TimedStrips extends StripIdentities {
  readonly arrangement: Arrangement;
  /** What the timing costs (nats), against columns that follow one another. */
  readonly timing: number;
  readonly timingMargin: number;
}

/** Whether the columns follow one another or show the same seconds: by their beats, and by strips that repeat them. */
function chooseTiming(
  sampled: SampledRows,
  arrangement: Arrangement,
  { placement, anyTiming }: { readonly placement: LabelPlacement; readonly anyTiming: boolean },
): TimedStrips {
  const sequential = identifyStrips(sampled, arrangement, placement.stripLabels);
  const only = { ...sequential, arrangement, timing: 0, timingMargin: Number.POSITIVE_INFINITY };
  if (!anyTiming || countColumns(arrangement) < 2 || arrangement.columnTiming === 'simultaneous') return only;
  const together: Arrangement = { ...arrangement, columnTiming: 'simultaneous' };
  const simultaneous = identifyStrips(sampled, together, placement.stripLabels);
  const timing = scoreTiming(sampled, arrangement);
  const margin = simultaneous.score + timing - sequential.score;
  if (margin <= 0) return { ...only, timingMargin: -margin };
  // What speaks for one timing rather than the other speaks for no arrangement: one without the strip has no strip against it.
  return { ...simultaneous, arrangement: together, timing: Math.min(0, timing), timingMargin: margin };
}

/** The time axis of the page with the columns of the arrangement; a cut page has no usual length. */
export function fitAxis({ extent, evidence, paperSpeed }: OrientedPage, arrangement: Arrangement): TimeAxis {
  if (arrangement.shown) {
    return { left: extent.left, duration: (extent.right - extent.left) / paperSpeed, snapped: false };
  }
  return fitTimeAxis(extent, evidence.separators, { columns: countColumns(arrangement), paperSpeed });
}

/** What the labels of the page say about the arrangement. */
export function placeOnPage(page: OrientedPage, arrangement: Arrangement, axis: TimeAxis): LabelPlacement {
  const baselines = page.evidence.rows.map((row) => row.baseline);
  return placeLabels(page.labels, arrangement, { axis, paperSpeed: page.paperSpeed, baselines });
}

function scoreHabit(arrangement: Arrangement): number {
  const { origin, rows } = arrangement;
  const open = rows.flat().filter((lead) => lead === null).length;
  const own = origin === 'labels' ? ownLayoutHabit + openPlaceHabit * open : 0;
  const beyond = origin !== 'labels' && hasOtherLeads(arrangement) ? beyondTwelveHabit : 0;
  return own + beyond + (isComplete(arrangement) ? completeHabit : 0) + (isCabrera(arrangement) ? cabreraHabit : 0);
}

function isComplete({ rows }: Arrangement): boolean {
  const leads = new Set(rows.flat().map((lead) => lead?.replace('-', '')));
  return leadNames.every((lead) => leads.has(lead));
}

function hasOtherLeads({ rows }: Arrangement): boolean {
  const others: readonly string[] = additionalLeadNames;
  return rows.flat().some((lead) => lead !== null && others.includes(lead));
}

/** Pages in the order of Cabrera print aVR upside down. */
function isCabrera({ rows }: Arrangement): boolean {
  return rows.flat().includes('-aVR');
}
