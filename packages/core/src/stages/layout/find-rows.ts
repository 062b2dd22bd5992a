import { centreLine } from '../../image/centre-line/centre-line.ts';
import { measureCurvePen } from '../../image/centre-line/measure-curve-pen.ts';
import { inkRuns } from '../../image/ink-runs.ts';
import { labelRuns } from '../../image/label-runs.ts';
import { limitPenByPulses } from '../../image/limit-pen-by-pulses.ts';
import type { FlatPage } from '../../model/page.ts';
import { coveredInk } from './covered-ink.ts';
import { type CutWays, cutPulses } from './cut-pulses.ts';
import { explainInk } from './explain-ink.ts';
import { findBaselines } from './find-baselines.ts';
import { findInkEnds, type InkEnds } from './find-ink-ends.ts';
import { findPulses, type PulseShape } from './find-pulses.ts';
import { findSeparators, type SeparatorColumn } from './find-separators.ts';
import { followRow, type RowSpan } from './follow-row.ts';
import { keepBetweenLeads } from './keep-between-leads.ts';
import { keepOneSet, type RowSet } from './keep-one-set.ts';
import { keepRealRows } from './keep-real-rows.ts';
import { matchPulses } from './match-pulses.ts';
import { placeNodes } from './place-nodes.ts';
import { refinePulses } from './refine-pulses.ts';

/** The rows of a flat page, in its pixels: everything that stands before any lead has a name. */
export interface FoundRows {
  /** Centre line a column, NaN outside the trace; from top to bottom. */
  readonly rows: readonly Float32Array[];
  /** Where the ink of each row starts and ends, sub-pixel. */
  readonly ends: readonly InkEnds[];
  /** Side on which the traces stand on their pulses. */
  readonly pulseSide: 'left' | 'right' | null;
  readonly baselines: readonly number[];
  readonly separators: readonly SeparatorColumn[];
  readonly pulses: readonly PulseShape[];
  readonly penWidth: number;
  /** Columns that sets of rows take, from left to right; all but one of several were left out: two pages in one picture. */
  readonly sets: readonly RowSet[];
}

/** Ink that counts as drawn (0 to 1). */
const inkThreshold = 0.35;

/** Leads are longer than this (mm): ticks nearer to the end of a row are strokes of print or of pulses. */
const leastLead = 10;

/** A row runs flat where it is this near (mm) to its baseline. */
const flatReach = 2;

/** Rows end together within this (mm), as far as print goes; what reaches further is something else. */
const sameEnd = 4;

/** Ink this near (mm) to the flat way of another row is taken. */
const onTaken = 0.5;

export interface FindRowsOptions {
  /** Baselines (rows of pixels, from top to bottom) that a person gave: there are these rows and no others. Default: null. */
  readonly given?: readonly number[] | null;
  /** Told how many rows there are before they are followed; may throw. */
  readonly refuse?: (rowCount: number) => void;
  /** Whether the page is known not to lie upside down: its pulses go up. Default: false. */
  readonly isUpright?: boolean;
}

/** Finds the rows of the page, follows each, and cuts the calibration pulses off. */
export function findRows(flat: FlatPage, options: FindRowsOptions = {}): FoundRows {
  const { given = null, refuse = () => {}, isUpright = false } = options;
  const pixelsPerMillimetre = flat.pixelsPerMillimetre;
  const runs = inkRuns(flat.ink, inkThreshold);
  const candidates = given ?? findBaselines(runs, labelRuns(runs), pixelsPerMillimetre);
  const nodes = candidates.map((baseline) => placeNodes(runs, { baseline, pixelsPerMillimetre }));
  const alone = candidates.map((baseline, k) =>
    followRow(runs, { baseline, pixelsPerMillimetre, nodes: nodes[k]!, taken: [], span: null }),
  );
  const real =
    given?.map((_, k) => k) ?? keepRealRows(alone, { baselines: candidates, pixelsPerMillimetre, top: flat.top });
  // All that follows takes its time for each row.
  refuse(real.length);
  const baselines = real.map((k) => candidates[k]!);
  const flatWays = real.map((k) => flatWay(alone[k]!, candidates[k]!, flatReach * pixelsPerMillimetre));
  const covered = coveredInk(flatWays, onTaken * pixelsPerMillimetre);
  const follow = (span: RowSpan | null) =>
    baselines.map((baseline, k) => {
      const taken = covered.filter((_, other) => other !== k);
      return followRow(runs, { baseline, pixelsPerMillimetre, nodes: nodes[real[k]!]!, taken, span });
    });
  const all = follow(null);
  const { ways, kept, sets } =
    given === null ? keepOneSet(all, pixelsPerMillimetre) : { ways: all, kept: null, sets: [] };
  const pens = besideOthers(ways)
    .map((way) => measureCurvePen(flat.ink, way))
    .sort((a, b) => a - b);
  const tracePen = pens[pens.length >> 1] ?? 3;
  const seen = findPulses(runs, { pixelsPerMillimetre, baselines });
  const matched = matchPulses(flat.ink, {
    pixelsPerMillimetre,
    penWidth: tracePen,
    baselines,
    ways,
    seen,
    isUpright,
  });
  const penWidth = limitPenByPulses(flat.ink, matched, tracePen);
  const pulses = refinePulses(matched, flat.ink, penWidth);
  const cut = cutPulses(ways, pulses, { pixelsPerMillimetre, penWidth });
  const span = commonSpan(cut, pixelsPerMillimetre);
  const followed = span === null ? cut.ways : follow(span).map((way) => keepColumns(way, kept));
  const reaching = explainInk(runs, followed, { pixelsPerMillimetre, baselines });
  const rows = besideOthers(reaching).map((way) => centreLine(flat.ink, { ...way, penWidth }).y);
  const ends = rows.map((row) => {
    const seen = findInkEnds(row, flat.ink);
    if (cut.edge === null) return seen;
    return cut.side === 'left'
      ? { ...seen, start: cut.edge - penWidth / 2 }
      : { ...seen, end: cut.edge + penWidth / 2 };
  });
  const separators = keepBetweenLeads(findSeparators(runs, { pixelsPerMillimetre, baselines }), {
    rows,
    margin: leastLead * pixelsPerMillimetre,
  });
  return { rows, ends, pulseSide: cut.side, baselines, separators, pulses, penWidth, sets };
}

function besideOthers(paths: readonly Float32Array[]) {
  return paths.map((path, k) => ({ path, others: paths.filter((_, other) => other !== k) }));
}

/** Columns that the longer ways reach: rows end together, but a way may stop short of a QRS complex at the very end. */
function commonSpan({ ways, cutAt }: CutWays, pixelsPerMillimetre: number): RowSpan | null {
  const drawn = ways.filter((way) => way.some((y) => !Number.isNaN(y)));
  if (drawn.length === 0) return null;
  const starts = drawn.map((way) => way.findIndex((y) => !Number.isNaN(y))).sort((a, b) => a - b);
  const ends = drawn.map((way) => way.findLastIndex((y) => !Number.isNaN(y))).sort((a, b) => a - b);
  const [start, end] = [starts[starts.length >> 1]!, ends[ends.length >> 1]!];
  const reach = sameEnd * pixelsPerMillimetre;
  return {
    start: starts.find((u) => u >= start - reach)!,
    end: ends.findLast((u) => u <= end + reach)!,
    first: cutAt.includes('left') ? starts[0]! : 0,
    last: cutAt.includes('right') ? ends.at(-1)! : ways[0]!.length - 1,
  };
}

function keepColumns(way: Float32Array, kept: RowSet | null): Float32Array {
  return kept === null ? way : way.map((y, u) => (u >= kept.start && u <= kept.end ? y : Number.NaN));
}

function flatWay(way: Float32Array, baseline: number, reach: number): Float32Array {
  return way.map((y) => (Math.abs(y - baseline) <= reach ? y : Number.NaN));
}
