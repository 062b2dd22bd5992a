import type { FlatPage } from '../../../model/page.ts';
import type { LeadLabel, PaperBox } from '../../../model/printed.ts';
import { median } from '../../../signal/median.ts';
import { millimetres } from '../../../units.ts';
import { cutBox } from './cut-box.ts';
import { findBlank } from './find-blank.ts';

export interface SplitByNamesOptions {
  /** Lead names that were read with some certainty. */
  readonly labels: readonly LeadLabel[];
  /** Heights (mm) of the rows, from the top. */
  readonly baselines: readonly number[];
  /** Where rows begin and end, mm. */
  readonly span: { readonly left: number; readonly right: number };
  readonly flat: FlatPage;
}

/** So many leads have to be named on both sides: rhythm strips repeat three at most. */
const leastRepeated = 4;
/** And this part of the leads that are named on the side that names fewer. */
const leastShare = 0.5;
/** Names whose edges are this near (mm) stand in one row, or one column. */
const inLine = 4;
/** Least width (mm) of the blank between two ECGs, one above the other and side by side. */
const leastBlank = { down: 1, across: 4 } as const;
/** Strokes that may cross it: tips of waves, dirt; and this part of the rows, where words stand over two ECGs. */
const mostTips = 8;
const mostRows = 0.4;
/** Names stand within this part of the distance of the rows from theirs: farther ones are of rows that were not found. */
const nameReach = 0.6;
/** A row stands this near (mm) to where its name says; rows nearer to one another than `sameRow` are one. */
const rowReach = 6;
const sameRow = 2;

interface Split {
  readonly axis: 'down' | 'across';
  /** Upper (or left) edge of the first name of the second ECG. */
  readonly edge: number;
  readonly repeated: number;
  /** Paper between it and the name before it, mm. */
  readonly distance: number;
}

/**
 * Cuts an area between two ECGs whose leads are named on both sides of a blank, again and again. In the order of reading;
 * one box: there is one ECG, or none that names show.
 */
export function splitByNames(area: PaperBox, options: SplitByNamesOptions): readonly PaperBox[] {
  const labels = options.labels.filter((label) => stands(label, area));
  const splits = [...listSplits(labels, 'down'), ...listSplits(labels, 'across')].sort(
    (one, two) => two.repeated - one.repeated || two.distance - one.distance,
  );
  const best = splits[0];
  if (best === undefined) return [area];
  const cut = findCut(area, best, { ...options, labels });
  if (cut === null) return [area];
  const parts = cutBox(area, best.axis, cut);
  const [first, second] = parts.map((part) => labels.filter((label) => stands(label, part)));
  if (countRepeated(first!, second!) === null) return [area];
  return parts.flatMap((part) => splitByNames(part, { ...options, labels }));
}

/** Whether the middle of a label stands in a box. */
function stands({ box }: LeadLabel, { left, top, right, bottom }: PaperBox): boolean {
  const [x, y] = [(box.left + box.right) / 2, middleOf(box)];
  return x >= left && x < right && y >= top && y < bottom;
}

function listSplits(labels: readonly LeadLabel[], axis: Split['axis']): Split[] {
  const edgeOf = ({ box }: LeadLabel) => (axis === 'down' ? box.top : box.left);
  const sorted = [...labels].sort((one, two) => edgeOf(one) - edgeOf(two));
  return sorted.flatMap((label, index): Split[] => {
    const before = sorted[index - 1];
    const edge = edgeOf(label);
    if (before === undefined || edge - edgeOf(before) < inLine) return [];
    const repeated = countRepeated(sorted.slice(0, index), sorted.slice(index));
    return repeated === null ? [] : [{ axis, edge, repeated, distance: edge - edgeOf(before) }];
  });
}

/** Leads that are named on both sides; null: too few. */
function countRepeated(one: readonly LeadLabel[], other: readonly LeadLabel[]): number | null {
  const [first, second] = [namesOf(one), namesOf(other)];
  const repeated = [...first].filter((lead) => second.has(lead)).length;
  return repeated >= Math.max(leastRepeated, leastShare * Math.min(first.size, second.size)) ? repeated : null;
}

/** Pages that turn aVR over often leave out its sign. */
function namesOf(labels: readonly LeadLabel[]): Set<string> {
  return new Set(labels.map(({ lead }) => lead.replace('-', '')));
}

function findCut(
  area: PaperBox,
  { axis, edge }: Split,
  { labels, baselines, span, flat }: SplitByNamesOptions,
): number | null {
  const least = leastBlank[axis];
  if (axis === 'across') {
    const before = labels.filter(({ box }) => box.left < edge).map(({ box }) => box.right);
    const left = Math.min(Math.max(...before), edge);
    const mostStrokes = mostRows * baselines.length;
    const [top, bottom] = [baselines[0]! - rowReach, baselines.at(-1)! + rowReach];
    const inside = within({ top, bottom, left, right: edge }, area);
    return findBlank(flat, { area: inside, axis, least, mostStrokes });
  }
  const height = heightOf(labels, baselines);
  const rowOf = ({ box }: LeadLabel) => {
    const expected = middleOf(box) - height;
    const found = nearest(baselines, expected);
    // Rows that are not alike are not all found.
    return Math.abs(found - expected) <= rowReach ? found : expected;
  };
  const last = Math.max(...labels.filter(({ box }) => box.top < edge).map(rowOf));
  const first = rowOf(labels.find(({ box }) => box.top === edge)!);
  const gap = widestGap([last, ...baselines.filter((row) => row > last + sameRow && row < first - sameRow), first]);
  if (gap.bottom - gap.top < sameRow) return null;
  const inside = within({ ...span, top: gap.top, bottom: Math.min(gap.bottom, edge) }, area);
  return findBlank(flat, { area: inside, axis, least, mostStrokes: mostTips });
}

/** Rows without a name may stand between the last name of one ECG and the first of the next: strips, names not read. */
function widestGap(rows: readonly number[]): { readonly top: number; readonly bottom: number } {
  const gaps = rows.slice(1).map((bottom, index) => ({ top: rows[index]!, bottom }));
  return gaps.reduce((one, two) => (two.bottom - two.top > one.bottom - one.top ? two : one));
}

type Edges = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;

function within(edges: Edges, area: PaperBox): PaperBox {
  return {
    left: millimetres(Math.max(edges.left, area.left)),
    top: millimetres(Math.max(edges.top, area.top)),
    right: millimetres(Math.min(edges.right, area.right)),
    bottom: millimetres(Math.min(edges.bottom, area.bottom)),
  };
}

/** How far (mm, downward) from their rows names stand, all alike: over or below them. */
function heightOf(labels: readonly LeadLabel[], baselines: readonly number[]): number {
  const pitch = median(baselines.slice(1).map((baseline, index) => baseline - baselines[index]!));
  const heights = labels.map(({ box }) => middleOf(box) - nearest(baselines, middleOf(box)));
  const beside = heights.filter((height) => !(Math.abs(height) > nameReach * pitch));
  return beside.length === 0 ? 0 : median(beside);
}

function middleOf({ top, bottom }: PaperBox): number {
  return (top + bottom) / 2;
}

function nearest(places: readonly number[], place: number): number {
  return places.reduce((one, two) => (Math.abs(two - place) < Math.abs(one - place) ? two : one));
}
