import type { LeadLabel } from '../../../model/printed.ts';
import { type LabelPage, labelPageScale } from '../../../network/labels/draw-label-page.ts';
import { findLabelCandidates } from '../../../network/labels/find-label-candidates.ts';
import type { StageContext } from '../../../pipeline/stage.ts';
import { millimetres } from '../../../units.ts';
import type { LayoutOptions } from '../layout-options.ts';
import { doubtRepeats } from './labels/doubt-repeats.ts';
import { findMissingPlaces } from './labels/find-missing-places.ts';
import { keepBest } from './labels/keep-best.ts';
import { type NamedBox, nameBoxes } from './labels/name-boxes.ts';
import { trustOrder } from './labels/trust-order.ts';

/** Readings less sure than this are none, whatever stands beside them. */
const leastReading = 0.05;
/** Readings less sure than this are none where the order of the names speaks as well. */
const leastConfidence = 0.3;
/** Readings from this on show where other names stand. */
const sure = 0.6;

/**
 * Lead names on a page, which is drawn when a network is there to read it, best first; none where no network is there to
 * read them. A second look goes to places where the order of the names lacks one, and names in order are surer than others.
 * Text of the header that is the name of a lead is told as well.
 */
export async function readLabels(
  drawPage: () => LabelPage,
  { readLabels: isAsked }: LayoutOptions,
  context: StageContext,
): Promise<readonly LeadLabel[]> {
  if (!isAsked) return [];
  const network = await context.loadLabelNetwork?.();
  if (!network) return [];
  context.throwIfStopped();
  const page = drawPage();
  const how = { network, least: leastReading };
  const found = keepBest(await nameBoxes(page, findLabelCandidates(page), how));
  const missing = findMissingPlaces(trustOrder(found).filter(({ confidence }) => confidence >= sure));
  const more = await nameBoxes(page, missing, how);
  const read = doubtRepeats(trustOrder(keepBest([...found, ...more])));
  const names = read.filter(({ confidence }) => confidence >= leastConfidence);
  return names.sort((one, other) => other.confidence - one.confidence).map((box) => describe(box, page));
}

/** The edges of a box lie on the edges of its pixels. */
function describe({ lead, confidence, ...box }: NamedBox, page: LabelPage): LeadLabel {
  return {
    lead,
    confidence,
    box: {
      left: millimetres(page.left + (box.left - 0.5) / labelPageScale),
      top: millimetres(page.top + (box.top - 0.5) / labelPageScale),
      right: millimetres(page.left + (box.right + 0.5) / labelPageScale),
      bottom: millimetres(page.top + (box.bottom + 0.5) / labelPageScale),
    },
  };
}
