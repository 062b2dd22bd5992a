import type { InkRuns } from '../../image/ink-runs.ts';
import { type Bar, findBars } from './find-bars.ts';

/** Ticks at one x, one in each row that shows it: bars in pixels, by row. */
export interface SeparatorColumn {
  readonly x: number;
  readonly bars: ReadonlyMap<number, Bar>;
}

export interface FindSeparatorsOptions {
  readonly pixelsPerMillimetre: number;
  /** Baselines of the rows, pixels. */
  readonly baselines: readonly number[];
}

/** Ticks are this high (mm). */
const heights = { minimumHeight: 2, maximumHeight: 11 };
/** Ticks of one column stand at the same x within this (mm). */
const aligned = 0.5;
/** And at the same height against their baselines within this (mm). */
const similar = 1.2;
/** At least this part of the rows has to show a tick: rhythm strips have none, and some ticks are lost in QRS complexes. */
const leastShare = 0.45;
/** Fewer ticks than this at one x may be QRS strokes that happen to agree. */
const leastTicks = 3;
/** A tick reaches over its baseline or ends within this distance (mm) of it. */
const nearBaseline = 5;

/** Ticks between leads: the same upright bar in most rows at one x. */
export function findSeparators(runs: InkRuns, options: FindSeparatorsOptions): SeparatorColumn[] {
  const { pixelsPerMillimetre: scale, baselines } = options;
  if (baselines.length < 2) return [];
  const bars = findBars(runs, { pixelsPerMillimetre: scale, ...heights });
  const placed = bars.flatMap((bar) => {
    const row = nearestRow(bar, baselines);
    const offset = (bar.top + bar.bottom) / 2 - baselines[row]!;
    return Math.abs(offset) <= nearBaseline * scale ? [{ bar, row, x: (bar.left + bar.right) / 2, offset }] : [];
  });
  placed.sort((a, b) => a.x - b.x);
  const columns: SeparatorColumn[] = [];
  for (let k = 0; k < placed.length; ) {
    let end = k + 1;
    while (end < placed.length && placed[end]!.x - placed[k]!.x <= 2 * aligned * scale) end++;
    const group = placed.slice(k, end);
    const best = group
      .map((one) =>
        group.filter(
          (other) =>
            Math.abs(other.x - one.x) <= aligned * scale &&
            Math.abs(other.offset - one.offset) <= similar * scale &&
            Math.abs(other.bar.bottom - other.bar.top - one.bar.bottom + one.bar.top) <= similar * scale,
        ),
      )
      .reduce((a, b) => (rowCount(b) > rowCount(a) ? b : a));
    if (rowCount(best) >= Math.max(Math.min(leastTicks, baselines.length), leastShare * baselines.length)) {
      const xs = best.map((one) => one.x).sort((a, b) => a - b);
      columns.push({ x: xs[xs.length >> 1]!, bars: new Map(best.map((one) => [one.row, one.bar])) });
      k = end;
    } else k++;
  }
  return columns;
}

function rowCount(group: readonly { readonly row: number }[]): number {
  return new Set(group.map((one) => one.row)).size;
}

function nearestRow(bar: Bar, baselines: readonly number[]): number {
  const middle = (bar.top + bar.bottom) / 2;
  let best = 0;
  for (let row = 1; row < baselines.length; row++) {
    if (Math.abs(baselines[row]! - middle) < Math.abs(baselines[best]! - middle)) best = row;
  }
  return best;
}
