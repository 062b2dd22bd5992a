import type { GridAxis } from '../../model/paper-map.ts';
import type { FrequencyLimits } from './find-comb.ts';
import { findLocalAxes } from './find-local-axes.ts';
import type { TileSpectrum } from './tile-spectra.ts';

type Axes = readonly [GridAxis, GridAxis];

/** From one tile of a page to another, lines change their distance and direction by less than this (factor, radians). */
const mostChange = 1.6;
const mostTurn = 0.35;
/** Combs of the same lines may count 5 mm lines here and 1 mm lines there. */
const ratios = [1, 5, 1 / 5] as const;
/** Least number of tiles, the chosen one with them, that show the same sheet. */
const leastSupport = 4;

/**
 * Words and weaves beat in some of their tiles, each in its own way. Of a sheet at least this many tiles, and this part of
 * all that beat, show lines of the same distance (factor) and direction (radians).
 */
const same = { tiles: 5, part: 0.6, spacing: 1.1, turn: 0.06 };

/** The axes of one tile, and what the others say to them. */
export interface LocalAxes {
  readonly axes: Axes;
  /** Whether nearly all tiles that beat show the same lines. */
  readonly isShared: boolean;
}

/**
 * The clearest axes of any one tile, among those that most other tiles bear out: the grid of a page in perspective, where
 * no comb fits the picture as a whole. Null where tiles do not agree on a grid.
 */
export function chooseLocalAxes(
  spectra: readonly TileSpectrum[],
  size: number,
  limits: FrequencyLimits,
): LocalAxes | null {
  const found = spectra.map((spectrum) => findLocalAxes(spectrum, size, limits)).filter((axes) => axes !== null);
  const support = found.map((axes) => found.filter((other) => isSameSheet(axes, other)).length);
  const most = Math.max(0, ...support);
  if (most < leastSupport) return null;
  const best = found.filter((_, k) => support[k]! > 0.8 * most);
  // Combs that show both kinds of lines settle which is which; those of 1 mm lines alone are finer than those of 5 mm lines.
  const both = best.filter((axes) => axes[0].fivefold && axes[1].fivefold);
  const finest = Math.max(...best.map((axes) => axes[0].frequency));
  const axes = clearest(both.length > 0 ? both : best.filter(([x]) => x.frequency > finest / 2));
  const alike = found.filter((other) => isSameLine(axes[0], other[0]) && isSameLine(axes[1], other[1])).length;
  return { axes, isShared: alike >= same.tiles && alike >= same.part * found.length };
}

function isSameLine(one: GridAxis, other: GridAxis): boolean {
  const turn = one.angle - other.angle;
  return (
    Math.abs(Math.log(one.frequency / other.frequency)) < Math.log(same.spacing) &&
    Math.abs(turn - Math.PI * Math.round(turn / Math.PI)) < same.turn
  );
}

function clearest(candidates: readonly Axes[]): Axes {
  const strength = ([x, y]: Axes) => Math.min(x.strength, y.strength);
  return candidates.reduce((best, axes) => (strength(axes) > strength(best) ? axes : best));
}

function isSameSheet(one: Axes, other: Axes): boolean {
  // Near 45 degrees two tiles may call different families x.
  return matches(one, other) || matches(one, [other[1], other[0]]);
}

function matches(one: Axes, other: Axes): boolean {
  return ratios.some((ratio) =>
    one.every((axis, k) => {
      const turn = axis.angle - other[k]!.angle;
      return (
        Math.abs(Math.log((ratio * axis.frequency) / other[k]!.frequency)) < Math.log(mostChange) &&
        Math.abs(turn - Math.PI * Math.round(turn / Math.PI)) < mostTurn
      );
    }),
  );
}
