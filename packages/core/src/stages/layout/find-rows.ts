import { centreLine } from '../../image/centre-line.ts';
import { inkRuns } from '../../image/ink-runs.ts';
import { labelRuns } from '../../image/label-runs.ts';
import type { FlatPage } from '../../model/page.ts';
import { findBaselines } from './find-baselines.ts';
import { findPulses, type PulseShape } from './find-pulses.ts';
import { findSeparators, type SeparatorColumn } from './find-separators.ts';
import { followRow } from './follow-row.ts';
import { cutPulses } from './cut-pulses.ts';
import { keepRealRows } from './keep-real-rows.ts';

/** The rows of a flat page, in its pixels: everything that stands before any lead has a name. */
export interface FoundRows {
  /** Centre line a column, NaN outside the trace; from top to bottom. */
  readonly rows: readonly Float32Array[];
  readonly baselines: readonly number[];
  readonly separators: readonly SeparatorColumn[];
  readonly pulses: readonly PulseShape[];
  readonly penWidth: number;
}

/** Ink that counts as drawn (0 to 1). */
const inkThreshold = 0.35;

/** Finds the rows of the page, follows each, and cuts the calibration pulses off. */
export function findRows(flat: FlatPage): FoundRows {
  const pixelsPerMillimetre = flat.pixelsPerMillimetre;
  const runs = inkRuns(flat.ink, inkThreshold);
  const candidates = findBaselines(runs, labelRuns(runs), pixelsPerMillimetre);
  const paths = candidates.map((baseline) => followRow(runs, { baseline, pixelsPerMillimetre }).y);
  const real = keepRealRows(paths, { baselines: candidates, pixelsPerMillimetre });
  const baselines = real.map((k) => candidates[k]!);
  const ways = real.map((k) => paths[k]!);
  const pulses = findPulses(runs, { pixelsPerMillimetre, baselines });
  const separators = findSeparators(runs, { pixelsPerMillimetre, baselines });
  const lines = ways.map((path, k) =>
    centreLine(flat.ink, { path, others: ways.filter((_, other) => other !== k), penWidth: null }),
  );
  const pens = lines.map((line) => line.penWidth).sort((a, b) => a - b);
  const penWidth = pens[pens.length >> 1] ?? 3;
  const rows = cutPulses(
    lines.map((line) => line.y),
    pulses,
    { pixelsPerMillimetre, penWidth },
  );
  return { rows, baselines, separators, pulses, penWidth };
}
