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
 * The clearest axes of any one tile, among those that most other tiles bear out: the grid of a page in perspective, where
 * no comb fits the picture as a whole. Null where tiles do not agree on a grid.
 */
export function chooseLocalAxes(spectra: readonly TileSpectrum[], size: number, limits: FrequencyLimits): Axes | null {
  const found = spectra.map((spectrum) => findLocalAxes(spectrum, size, limits)).filter((axes) => axes !== null);
  const support = found.map((axes) => found.filter((other) => isSameSheet(axes, other)).length);
  const most = Math.max(0, ...support);
  if (most < leastSupport) return null;
  const best = found.filter((_, k) => support[k]! > 0.8 * most);
  // Combs that show both kinds of lines settle which is which; those of 1 mm lines alone are finer than those of 5 mm lines.
  const both = best.filter((axes) => axes[0].fivefold && axes[1].fivefold);
  if (both.length > 0) return clearest(both);
  const finest = Math.max(...best.map((axes) => axes[0].frequency));
  return clearest(best.filter((axes) => axes[0].frequency > finest / 2));
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
