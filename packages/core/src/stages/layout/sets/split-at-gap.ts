import type { FlatPage } from '../../../model/page.ts';
import type { PaperBox } from '../../../model/printed.ts';
import { median } from '../../../signal/median.ts';
import { millimetres } from '../../../units.ts';
import { cutBox } from './cut-box.ts';
import { findBlank } from './find-blank.ts';

/** Rows of two ECGs, one above the other, stand this many times as far apart as the rows of each. */
const leastGap = 1.3;
/** Fewer rows are no ECG of twelve leads. */
const leastRows = 3;
/** Least blank (mm) between the two, and the strokes that may cross it: tips of waves, dirt. */
const leastBlank = 2;
const mostStrokes = 8;

export interface SplitAtGapOptions {
  readonly flat: FlatPage;
  /** Heights (mm) of the rows, from the top. */
  readonly baselines: readonly number[];
  /** Where rows begin and end, mm. */
  readonly span: { readonly left: number; readonly right: number };
}

/**
 * Cuts a page between two sets of rows where the gap between them is wider than those between their rows; one box: there
 * are no such sets. Limb and chest leads of one ECG may stand so, too.
 */
export function splitAtGap(page: PaperBox, { flat, baselines, span }: SplitAtGapOptions): readonly PaperBox[] {
  const distances = baselines.slice(1).map((baseline, index) => baseline - baselines[index]!);
  const widest = Math.max(...distances);
  const last = distances.indexOf(widest);
  if (last + 1 < leastRows || baselines.length - last - 1 < leastRows || widest < leastGap * median(distances))
    return [page];
  const [top, bottom] = [millimetres(baselines[last]!), millimetres(baselines[last + 1]!)];
  const area = { top, bottom, left: millimetres(span.left), right: millimetres(span.right) };
  const cut = findBlank(flat, { area, axis: 'down', least: leastBlank, mostStrokes });
  return cut === null ? [page] : cutBox(page, 'down', cut);
}
