import type { SeededRandom } from './create-seeded-random.ts';
import type { PixelPath } from './stroke-path.ts';

export interface FadeFastStrokesOptions {
  /** Part of the ink that the fastest strokes lack, 0 to 1. */
  readonly fading: number;
  readonly pixelsPerMillimetre: number;
  readonly random: SeededRandom;
}

/** A path in short pieces, and the part of its ink that each of them leaves on the paper. */
export interface FadedPath {
  readonly path: PixelPath;
  readonly strengths: Float64Array;
}

/** Longest piece (mm): a stroke breaks and comes back within a millimetre. */
const piece = 0.15;
/** Way of the pen for each way of the paper at which two thirds of the loss are reached: 1 mV within 30 ms. */
const fast = 14;
/** Part of the remaining ink that comes and goes along a fading stroke, and the way (mm) that it stays alike. */
const unevenness = 0.8;
const alike = 0.5;

/**
 * Pens and thermal heads leave less ink where they move fast: QRS complexes of real pages are thinner and paler than the
 * line between them, and broken in places.
 */
export function fadeFastStrokes(path: PixelPath, options: FadeFastStrokesOptions): FadedPath {
  const { fading, pixelsPerMillimetre, random } = options;
  const columns: number[] = [];
  const rows: number[] = [];
  const strengths: number[] = [];
  const step = piece * pixelsPerMillimetre;
  const keep = Math.exp(-piece / alike);
  let weather = random.uniform();
  for (let i = 0; i + 1 < path.columns.length; i++) {
    const [column, row] = [path.columns[i]!, path.rows[i]!];
    const [across, down] = [path.columns[i + 1]! - column, path.rows[i + 1]! - row];
    const length = Math.hypot(across, down);
    // Where the pen is lifted the length is NaN: one piece, as it is.
    const pieces = Math.max(1, Math.ceil(length / step) || 1);
    const loss = fading * (1 - Math.exp(-Math.abs(down) / Math.max(Math.abs(across), 1e-6) / fast));
    for (let n = 0; n < pieces; n++) {
      weather = keep * weather + (1 - keep) * random.uniform();
      const patchy = Math.min(1, Math.max(0, 0.5 + (weather - 0.5) * 4));
      columns.push(n === 0 ? column : column + (across * n) / pieces);
      rows.push(n === 0 ? row : row + (down * n) / pieces);
      strengths.push(Number.isNaN(loss) ? 1 : (1 - loss) * (1 - unevenness * loss * patchy));
    }
  }
  columns.push(path.columns.at(-1)!);
  rows.push(path.rows.at(-1)!);
  strengths.push(1);
  return {
    path: { columns: Float64Array.from(columns), rows: Float64Array.from(rows) },
    strengths: Float64Array.from(strengths),
  };
}
