import { type InkRuns, inkRuns } from '../../image/ink-runs.ts';
import type { FloatImage } from '../../model/image.ts';

/** Ink that counts as drawn (0 to 1). */
const inkThreshold = 0.35;
/** A bar is at most this high, its distance to the strokes on both sides at most this (mm). */
const highestBar = 0.55;
const widestGap = 0.8;
/** The strokes are at least this high, and reach at least this far beyond the bar at both ends (mm). */
const leastStroke = 2;
const leastBeyond = 0.6;

/**
 * Clears what a lost grid leaves inside steep complexes: where a line crosses both strokes of a spike, the threshold of a
 * black-and-white scan keeps a bar between them. A trace has one height at a time, so below (or above) the tip where the
 * strokes meet, ink between them is none of it. A notch between two tips has no such tip over it, and stays.
 */
export function clearBars(
  ink: FloatImage,
  { pixelsPerMillimetre }: { readonly pixelsPerMillimetre: number },
): FloatImage {
  const runs = inkRuns(ink, inkThreshold);
  const data = ink.data.slice();
  const height = (k: number) => runs.bottom[k]! - runs.top[k]! + 1;
  const gap = Math.round(widestGap * pixelsPerMillimetre);
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      if (height(k) > highestBar * pixelsPerMillimetre) continue;
      const before = strokeBeside(runs, { run: k, column: u, step: -1, gap, pixelsPerMillimetre });
      const after = before < 0 ? -1 : strokeBeside(runs, { run: k, column: u, step: 1, gap, pixelsPerMillimetre });
      if (after < 0 || !hasTip(runs, u, { bar: k, strokes: [before, after] })) continue;
      for (let v = Math.max(0, runs.top[k]! - 1); v <= Math.min(ink.height - 1, runs.bottom[k]! + 1); v++) {
        data[v * ink.width + u] = 0;
      }
    }
  }
  return { ...ink, data };
}

interface Look {
  readonly run: number;
  readonly column: number;
  readonly step: -1 | 1;
  readonly gap: number;
  readonly pixelsPerMillimetre: number;
}

/** The nearest steep stroke to one side that passes the bar above and below; −1 where there is none. */
function strokeBeside(runs: InkRuns, { run, column, step, gap, pixelsPerMillimetre }: Look): number {
  const beyond = leastBeyond * pixelsPerMillimetre;
  for (let d = 1; d <= gap; d++) {
    const u = column + step * d;
    if (u < 0 || u >= runs.width) return -1;
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const [top, bottom] = [runs.top[k]!, runs.bottom[k]!];
      if (bottom - top + 1 < leastStroke * pixelsPerMillimetre) continue;
      if (top <= runs.top[run]! - beyond && bottom >= runs.bottom[run]! + beyond) return k;
    }
  }
  return -1;
}

/**
 * Whether the strokes meet in a higher piece of ink over or under the bar: the tip of a spike. Strokes that lean show in
 * the column beside the bar only a part of their height.
 */
function hasTip(
  runs: InkRuns,
  column: number,
  { bar, strokes }: { bar: number; strokes: readonly [number, number] },
): boolean {
  const height = (k: number) => runs.bottom[k]! - runs.top[k]! + 1;
  for (let k = runs.first[column]!; k < runs.first[column + 1]!; k++) {
    if (k === bar || height(k) <= 2 * height(bar)) continue;
    const isNear = (stroke: number) =>
      runs.top[k]! - runs.bottom[stroke]! <= height(stroke) && runs.top[stroke]! - runs.bottom[k]! <= height(stroke);
    if (strokes.every(isNear)) return true;
  }
  return false;
}
