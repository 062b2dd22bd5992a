import { leadNames } from '../../../model/lead.ts';
import type { GriddedPage, SeveralSets } from '../../../model/page.ts';
import type { RowSketch } from '../../../model/page-layout.ts';
import type { LeadLabel, PaperBox } from '../../../model/printed.ts';
import { median } from '../../../signal/median.ts';
import type { LayoutChoice } from '../choose/layout-evidence.ts';
import type { RowSet } from '../keep-one-set.ts';
import { cutBox } from './cut-box.ts';
import { outlineBox } from './outline-box.ts';
import { splitAtGap } from './split-at-gap.ts';
import { splitByNames } from './split-by-names.ts';

export interface FindSetsOptions {
  /** Lead names on the page as it lies, where they could be read. */
  readonly labels: readonly LeadLabel[];
  /** From the top. */
  readonly rows: readonly RowSketch[];
  /** Columns of the flat page that sets of rows take, from left to right. */
  readonly sets: readonly RowSet[];
  /** What the page is taken for as a whole. */
  readonly choice: LayoutChoice;
}

const leastConfidence = 0.5;
/** Where a layout fits, and so many names are read that are not those of two ECGs, there is one ECG. */
const enoughNames = 6;

/**
 * Where several ECGs seem to stand on a page, as the names of their leads show it, or two sets of rows apart where few
 * names can be read or no layout fits; null: nowhere. Cheap; whether each part is an ECG shows when it is read.
 */
export function findSets({ flat, grid, part }: GriddedPage, options: FindSetsOptions): SeveralSets | null {
  if (part !== undefined) return null;
  const { left, top, right, bottom } = grid;
  const page: PaperBox = { left, top, right, bottom };
  const tell = (boxes: readonly PaperBox[], shownBy: SeveralSets['shownBy']): SeveralSets | null =>
    boxes.length < 2 ? null : { sets: boxes.map((box) => ({ box, outline: outlineBox(box, grid) })), shownBy };
  const labels = options.labels.filter(({ confidence }) => confidence >= leastConfidence);
  const drawn = { flat, baselines: options.rows.map(({ baseline }) => baseline), span: spanOf(options.rows) };
  const named = splitByNames(page, { ...drawn, labels });
  if (named.length > 1) return tell(named, 'names');
  const { choice, sets } = options;
  if (choice.kind !== 'chosen') return tell(splitAtGap(page, drawn), 'shape');
  if (labels.length >= enoughNames) return null;
  const x = (column: number) => flat.left + column / flat.pixelsPerMillimetre;
  const beside = mayBeBeside(choice) ? splitAtHoles(page, sets, x) : [page];
  // The laws of the limb leads contradict what the page was taken for.
  const isDoubtful = choice.evidence.relations < 0;
  return tell(beside.length < 2 && isDoubtful ? splitAtGap(page, drawn) : beside, 'shape');
}

/** Where rows usually begin and end: what lies beside the paper may be dark. */
function spanOf(rows: readonly RowSketch[]): { readonly left: number; readonly right: number } {
  return {
    left: median(rows.map(({ traceStart }) => traceStart)),
    right: median(rows.map(({ traceEnd }) => traceEnd)),
  };
}

/** The set of rows that was taken has all twelve leads: the one beside it is not the rest of an ECG. */
function mayBeBeside({ regions }: LayoutChoice & { readonly kind: 'chosen' }): boolean {
  const leads = new Set<string>(regions.map(({ lead }) => lead));
  return leadNames.every((lead) => leads.has(lead));
}

function splitAtHoles(page: PaperBox, sets: readonly RowSet[], x: (column: number) => number): readonly PaperBox[] {
  let [boxes, rest] = [[] as readonly PaperBox[], page];
  for (const [index, set] of sets.slice(1).entries()) {
    const [before, after] = cutBox(rest, 'across', x((sets[index]!.end + set.start) / 2));
    [boxes, rest] = [[...boxes, before], after];
  }
  return [...boxes, rest];
}
