import type { PrintedLead } from '../../../model/lead.ts';
import type { LeadLabel } from '../../../model/printed.ts';
import { type Arrangement, columnStart, countColumns } from './arrangement.ts';
import type { TimeAxis } from './fit-time-axis.ts';
import { median } from './median.ts';
import { misreadShare } from './misread-share.ts';

export interface PlaceLabelsOptions {
  readonly axis: TimeAxis;
  /** mm/s */
  readonly paperSpeed: number;
  /** Heights (mm) of the rows, from top to bottom. */
  readonly baselines: readonly number[];
}

/** A label that stands where the leads of the arrangement have theirs. */
export interface PlacedLabel {
  readonly label: LeadLabel;
  readonly row: number;
  readonly column: number;
  /** What the arrangement has there; null: a strip or a place that nothing else names. */
  readonly expected: PrintedLead | null;
}

export interface LabelPlacement {
  /** Evidence in nats that the labels are those of the arrangement. */
  readonly score: number;
  readonly placed: readonly PlacedLabel[];
  /** Labels between the ends of the rows at places where no lead of the arrangement begins. */
  readonly strays: readonly StrayLabel[];
  /** The label of each rhythm strip, by its number. */
  readonly stripLabels: ReadonlyMap<number, LeadLabel>;
}

export interface StrayLabel {
  readonly label: LeadLabel;
  /** The row over which it stands as the others stand over theirs; null: none. */
  readonly row: number | null;
}

/** How many names a label could have, and how far the reader's own confidence is trusted. */
const names = 20;
const trust = 0.98;
/** Evidence (nats) of a sure label that stands where no lead begins, at most of so many, and of a lead without one. */
const stray = -1.2;
const mostStray = -6;
const bare = -1;
/** Evidence of a column without any label beside one whose leads have theirs. */
const bareColumn = -3;
const labelledPart = 0.6;
/** Evidence of a label at a strip that may be any lead. */
const atOpenPlace = 1;
/** Labels stand below their rows less often than above or on them (nats), from this part of a row's distance on. */
const below = { part: 0.15, evidence: -1 };
/**
 * Heights of labels over their rows: all alike within `sameHeight` of the distance of the rows, mm between the limits.
 * Where rows stand close, labels may stand over the row above (mm), which is rarer (nats).
 */
const reachUp = -0.85;
const farUp = { reach: -13, evidence: -2 };
const reachDown = 0.6;
const sameHeight = { part: 0.2, least: 2, most: 6 };
/** The same of labels that stand before their rows, each as high as the wave beside it leaves room. */
const sameHeightBefore = { part: 0.4, least: 2, most: 8 };
/** Distance of rows taken where there is one only, mm. */
const usualPitch = 25;
/** How far (mm) before and after its lead a label begins; before the first column there may be a pulse between them. */
const before = 20;
const beforeFirst = 35;
const after = 25;
/** Labels stand within this (mm) at the same distance from the start of their columns; the most (nats) against one. */
const sameOffset = 4;
const mostOffset = -1.5;
const leastOfFirst = -3;
/** The same as parts of a column. */
const beforePart = 0.3;
const afterPart = 0.5;

/**
 * Gives the labels to the places of an arrangement. All labels of a page stand at the same height over their rows: the
 * height is taken at which they agree best with the arrangement.
 */
export function placeLabels(
  labels: readonly LeadLabel[],
  arrangement: Arrangement,
  options: PlaceLabelsOptions,
): LabelPlacement {
  const none: LabelPlacement = { score: 0, placed: [], strays: [], stripLabels: new Map() };
  if (labels.length === 0) return none;
  const heights = listHeights(labels, options.baselines);
  if (heights.length === 0) return { ...none, score: scoreStray(labels) };
  return heights
    .map((height) => placeAt(height, labels, arrangement, options))
    .reduce((one, two) => (two.score > one.score ? two : one));
}

/** Heights (mm, downward) over their rows at which labels may stand, those of the labels themselves. */
export function listHeights(labels: readonly LeadLabel[], baselines: readonly number[]): number[] {
  const pitch = rowPitch(baselines);
  const heights = labels.flatMap((label) =>
    baselines
      .map((baseline) => middle(label) - baseline)
      .filter((height) => height >= Math.min(farUp.reach, reachUp * pitch) && height <= reachDown * pitch),
  );
  const distinct: number[] = [];
  for (const height of heights.sort((one, two) => one - two)) {
    if (distinct.length === 0 || height - distinct.at(-1)! > 0.5) distinct.push(height);
  }
  return distinct;
}

/** The row over which a label of that height stands, or before which, where the rows begin at `left` (mm); null: none. */
export function rowOfLabel(
  label: LeadLabel,
  height: number,
  { baselines, left = Number.NEGATIVE_INFINITY }: { readonly baselines: readonly number[]; readonly left?: number },
): number | null {
  const { part, least, most } = label.box.right <= left ? sameHeightBefore : sameHeight;
  const tolerance = Math.min(most, Math.max(least, part * rowPitch(baselines)));
  let best: number | null = null;
  let nearest = tolerance;
  for (const [row, baseline] of baselines.entries()) {
    const distance = Math.abs(middle(label) - baseline - height);
    if (distance <= nearest) {
      nearest = distance;
      best = row;
    }
  }
  return best;
}

/** The column at whose start a label stands; null: none. */
export function columnOfLabel(
  label: LeadLabel,
  arrangement: Arrangement,
  axis: TimeAxis,
  speed: number,
): number | null {
  const width = axis.duration * speed;
  const columns = countColumns(arrangement);
  const columnWidth = (columnStart(arrangement, 1) - columnStart(arrangement, 0)) * width;
  let best: number | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (let column = 0; column < columns; column++) {
    const offset = label.box.left - axis.left - columnStart(arrangement, column) * width;
    const first = column === 0;
    const reach = first ? beforeFirst : Math.min(before, beforePart * columnWidth);
    if (offset < -reach || offset > Math.min(after, afterPart * columnWidth) || Math.abs(offset) >= nearest) continue;
    nearest = Math.abs(offset);
    best = column;
  }
  return best;
}

function placeAt(
  height: number,
  labels: readonly LeadLabel[],
  arrangement: Arrangement,
  { axis, paperSpeed, baselines }: PlaceLabelsOptions,
): LabelPlacement {
  const placed = new Map<string, PlacedLabel>();
  const strays: StrayLabel[] = [];
  const elsewhere: LeadLabel[] = [];
  const stripLabels = new Map<number, LeadLabel>();
  let score = 0;
  for (const label of labels) {
    const row = rowOfLabel(label, height, { baselines, left: axis.left });
    const column = row === null ? null : columnOfLabel(label, arrangement, axis, paperSpeed);
    const strip = row === null ? -1 : row - arrangement.rows.length;
    if (row === null || column === null || (strip >= 0 && column > 0)) {
      // Beside the rows stand tables of measurements, which name the leads, too.
      const isBetween = label.box.left >= axis.left && label.box.right <= axis.left + axis.duration * paperSpeed;
      if (isBetween) strays.push({ label, row });
      else elsewhere.push(label);
      continue;
    }
    const key = `${row} ${column}`;
    const other = placed.get(key)?.label;
    if (other !== undefined) {
      // The better one stands there already; the same name twice is one label read twice.
      if (other.lead !== label.lead) elsewhere.push(label);
      continue;
    }
    const expected = (strip >= 0 ? arrangement.rhythmStrips[strip] : arrangement.rows[row]![column]) ?? null;
    placed.set(key, { label, row, column, expected });
    if (strip >= 0) stripLabels.set(strip, label);
    score += expected === null ? atOpenPlace * label.confidence : labelEvidence(label, expected);
  }
  score += scoreOffsets([...placed.values()], arrangement, { axis, paperSpeed });
  score +=
    scoreStray([...elsewhere, ...strays.map(({ label }) => label)]) + scoreBare(arrangement, [...placed.values()]);
  const pitch = rowPitch(baselines);
  const rare = height > below.part * pitch ? below.evidence : height < reachUp * pitch ? farUp.evidence : 0;
  return { score: score + rare, placed: [...placed.values()], strays, stripLabels };
}

/** Evidence (nats) of a label for the name that is expected there, against any name; names that look alike are misread. */
export function labelEvidence(label: LeadLabel, expected: PrintedLead): number {
  const confidence = trust * label.confidence;
  if (sameLead(label.lead, expected)) return Math.log(1 + (names - 1) * confidence);
  return Math.log((1 - confidence) * Math.max(1, names * misreadShare(label.lead, expected)));
}

/** Pages that turn aVR over often leave out its sign. */
export function sameLead(read: PrintedLead, expected: PrintedLead): boolean {
  return read.replace('-', '') === expected.replace('-', '');
}

/** Labels where no lead begins: words of the header, a elsewhere mark. */
function scoreStray(labels: readonly LeadLabel[]): number {
  return Math.max(
    mostStray,
    labels.reduce((sum, label) => sum + stray * label.confidence, 0),
  );
}

/** Labels stand equally far from the start of their columns, but for the first, before which they may stand further off. */
function scoreOffsets(
  placed: readonly PlacedLabel[],
  arrangement: Arrangement,
  { axis, paperSpeed }: Pick<PlaceLabelsOptions, 'axis' | 'paperSpeed'>,
): number {
  const width = axis.duration * paperSpeed;
  const offsets = placed
    .map(({ label, column }) => ({
      column,
      offset: label.box.left - axis.left - columnStart(arrangement, column) * width,
    }))
    .filter(({ column, offset }) => column > 0 || offset >= leastOfFirst);
  const usual = median(offsets.map(({ offset }) => offset));
  return offsets.reduce(
    (sum, { offset }) => sum + Math.max(mostOffset, -(((offset - usual) / sameOffset) ** 2) / 2),
    0,
  );
}

/** Leads without a label where others have theirs: one that the reader missed, or a lead that is not there. */
function scoreBare(arrangement: Arrangement, placed: readonly PlacedLabel[]): number {
  const places = arrangement.rows.flat().filter((lead) => lead !== null).length + arrangement.rhythmStrips.length;
  const single = (bare * Math.max(0, places - placed.length) * placed.length) / Math.max(1, places);
  const shares = Array.from({ length: countColumns(arrangement) }, (_, column) => {
    const labelled = placed.filter((one) => one.column === column && one.row < arrangement.rows.length).length;
    return labelled / Math.max(1, arrangement.rows.length);
  });
  if (Math.max(...shares) < labelledPart) return single;
  return single + bareColumn * shares.filter((share) => share === 0).length;
}

function rowPitch(baselines: readonly number[]): number {
  const distances = baselines.slice(1).map((baseline, index) => baseline - baselines[index]!);
  return distances.length === 0 ? usualPitch : median(distances);
}

function middle({ box }: LeadLabel): number {
  return (box.top + box.bottom) / 2;
}
