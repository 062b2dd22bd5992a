import { centreLine } from '../../image/centre-line.ts';
import { inkRuns } from '../../image/ink-runs.ts';
import { labelRuns } from '../../image/label-runs.ts';
import type { FlatPage } from '../../model/page.ts';
import { findBaselines } from './find-baselines.ts';
import { findPulses, type PulseShape } from './find-pulses.ts';
import { findSeparators, type SeparatorColumn } from './find-separators.ts';
import { findInkEnds, type InkEnds } from './find-ink-ends.ts';
import { followRow } from './follow-row.ts';
import { cutPulses } from './cut-pulses.ts';
import { keepRealRows } from './keep-real-rows.ts';
import { refinePulses } from './refine-pulses.ts';

/** The rows of a flat page, in its pixels: everything that stands before any lead has a name. */
export interface FoundRows {
  /** Centre line a column, NaN outside the trace; from top to bottom. */
  readonly rows: readonly Float32Array[];
  /** Where the ink of each row starts and ends, sub-pixel. */
  readonly ends: readonly InkEnds[];
  readonly baselines: readonly number[];
  readonly separators: readonly SeparatorColumn[];
  readonly pulses: readonly PulseShape[];
  readonly penWidth: number;
}

/** Ink that counts as drawn (0 to 1). */
const inkThreshold = 0.35;

/** A row runs flat where it is this near (mm) to its baseline. */
const flatReach = 2;

/** Finds the rows of the page, follows each, and cuts the calibration pulses off. */
export function findRows(flat: FlatPage): FoundRows {
  const pixelsPerMillimetre = flat.pixelsPerMillimetre;
  const runs = inkRuns(flat.ink, inkThreshold);
  const candidates = findBaselines(runs, labelRuns(runs), pixelsPerMillimetre);
  const alone = candidates.map((baseline) => followRow(runs, { baseline, pixelsPerMillimetre, taken: [] }).y);
  const real = keepRealRows(alone, { baselines: candidates, pixelsPerMillimetre });
  const baselines = real.map((k) => candidates[k]!);
  const flatWays = real.map((k) => flatWay(alone[k]!, candidates[k]!, flatReach * pixelsPerMillimetre));
  const ways = baselines.map((baseline, k) => {
    const taken = flatWays.filter((_, other) => other !== k);
    return followRow(runs, { baseline, pixelsPerMillimetre, taken }).y;
  });
  const coarsePulses = findPulses(runs, { pixelsPerMillimetre, baselines });
  const separators = findSeparators(runs, { pixelsPerMillimetre, baselines });
  const lines = ways.map((path, k) =>
    centreLine(flat.ink, { path, others: ways.filter((_, other) => other !== k), penWidth: null }),
  );
  const pens = lines.map((line) => line.penWidth).sort((a, b) => a - b);
  const penWidth = pens[pens.length >> 1] ?? 3;
  const pulses = refinePulses(coarsePulses, flat.ink, penWidth);
  const cut = cutPulses(
    lines.map((line) => line.y),
    pulses,
    { pixelsPerMillimetre, penWidth },
  );
  const ends = cut.map(({ y, inkStart, inkEnd }) => {
    const seen = findInkEnds(y, flat.ink);
    return { start: inkStart ?? seen.start, end: inkEnd ?? seen.end };
  });
  return { rows: cut.map(({ y }) => y), ends, baselines, separators, pulses, penWidth };
}

function flatWay(way: Float32Array, baseline: number, reach: number): Float32Array {
  return way.map((y) => (Math.abs(y - baseline) <= reach ? y : Number.NaN));
}
