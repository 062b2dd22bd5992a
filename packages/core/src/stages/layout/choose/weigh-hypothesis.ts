import type { LayoutTemplate } from '../../../model/layout-template.ts';
import { leadNames } from '../../../model/lead.ts';
import type { MillimetresPerSecond } from '../../../units.ts';
import { fitTimeAxis, type TimeAxis } from './fit-time-axis.ts';
import { identifyStrips, type StripIdentity } from './identify-strips.ts';
import type { EvidenceShares, LayoutEvidence, PageOrientation } from './layout-evidence.ts';
import type { RowsExtent } from './measure-extent.ts';
import type { SampledRows } from './sample-rows.ts';
import { scoreContinuity } from './score-continuity.ts';
import { scoreRelations } from './score-relations.ts';
import { scoreSeparators } from './score-separators.ts';
import { scoreShapes } from './score-shapes.ts';

/** The page seen in one orientation. */
export interface OrientedPage {
  readonly orientation: PageOrientation;
  readonly evidence: LayoutEvidence;
  readonly extent: RowsExtent;
  readonly sampled: SampledRows;
  /** Nats of `scoreOrientation`. */
  readonly orientationEvidence: number;
  readonly paperSpeed: MillimetresPerSecond;
}

/** One template on the page in one orientation, with everything that speaks for it. */
export interface Hypothesis {
  readonly template: LayoutTemplate;
  readonly orientation: PageOrientation;
  readonly axis: TimeAxis;
  readonly strips: readonly StripIdentity[];
  readonly evidence: EvidenceShares;
  /** Sum of the evidence in nats. */
  readonly total: number;
  /** The part of it that speaks for the names of the leads and not for the arrangement of the page. */
  readonly naming: number;
}

/** How much commoner (nats) pages with all twelve leads are than parts of them. */
const completeHabit = 2;
/** How much rarer (nats) the order of Cabrera is than the usual one. */
const cabreraHabit = -1;

/** Weighs one template against the page. The page has as many rows as the template. */
export function weighHypothesis(page: OrientedPage, template: LayoutTemplate): Hypothesis {
  const { sampled, paperSpeed } = page;
  const columns = template.rows[0]?.length ?? 1;
  const axis = fitTimeAxis(page.extent, page.evidence.separators, { columns, paperSpeed });
  const { strips, score } = identifyStrips(sampled, template);
  const relations = scoreRelations(sampled, template);
  const evidence: EvidenceShares = {
    habit: (isComplete(template) ? completeHabit : 0) + (isCabrera(template) ? cabreraHabit : 0),
    orientation: page.orientationEvidence,
    relations,
    shapes: scoreShapes(sampled, template),
    continuity: scoreContinuity(sampled, template),
    separators: scoreSeparators(template, page.evidence.separators, { axis, paperSpeed }),
    strips: score,
  };
  const total = Object.values({ ...evidence }).reduce((sum, value) => sum + value, 0);
  // Ticks where none belong speak against the arrangement only.
  const naming = relations + evidence.shapes + Math.max(0, evidence.separators) + Math.min(0, score);
  return { template, orientation: page.orientation, axis, strips, evidence, total, naming };
}

function isComplete(template: LayoutTemplate): boolean {
  return new Set(template.rows.flat().map((lead) => lead.replace('-', ''))).size === leadNames.length;
}

/** Pages in the order of Cabrera print aVR upside down. */
function isCabrera(template: LayoutTemplate): boolean {
  return template.rows.flat().includes('-aVR');
}
