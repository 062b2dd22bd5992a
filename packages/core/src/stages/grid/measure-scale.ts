import { EinthovenError } from '../../errors.ts';
import type { GrayImage } from '../../model/image.ts';
import type { GridAxis, PaperMap } from '../../model/paper-map.ts';
import { foldLines } from './fold-lines.ts';
import type { GridOptions } from './grid-options.ts';
import { type LineMap, mapByLines } from './map-by-lines.ts';
import { paperBounds } from './paper-bounds.ts';
import { scaleMap } from './scale-map.ts';

/** The measured map in millimetres. Major lines, where there are any, stand at multiples of 5 mm. */
export interface MeasuredScale {
  readonly map: PaperMap;
  readonly residual: number;
  readonly minorGrid: boolean;
  readonly majorGrid: boolean;
  readonly confidence: number;
}

/** A page with at least this many lines along its longer side has 1 mm lines: with 5 mm lines it would be half a metre. */
const manyLines = 100;
/** A page with at most this many lines has 5 mm lines: with 1 mm lines it would be narrower than a rhythm strip. */
const fewLines = 66;
/** Pens are at least and at most this thick (mm), as pictures show them: blur makes them thicker, nothing thinner. */
const thinnestPen = 0.13;
const thickestPen = 1;
/** 1 mm lines that are not seen may be nearer by this factor than those that are: small pictures show the 5 mm lines only. */
const leastUnseen = 0.75;
/** Lines followed on less than this part of the picture are no grid. */
const leastFollowed = 0.12;

/** What is known of the picture beside its grid. */
export interface Beside {
  readonly dotsPerInch: number | null;
  /** Thickness of the strokes in pixels; null: not known. */
  readonly stroke: () => number | null;
}

/** Follows the grid, settles whether its lines are 1 mm or 5 mm apart, and puts the origin on a major crossing. */
export function measureScale(
  grid: GrayImage,
  axes: readonly [GridAxis, GridAxis],
  options: GridOptions & Beside,
): MeasuredScale | null {
  const fivefold = axes[0].fivefold || axes[1].fivefold;
  const teeth = fivefold ? 5 : 1;
  const found = mapByLines(grid, axes, teeth);
  if (found === null || found.followed < leastFollowed) return null;
  const bounds = paperBounds(found.map, grid.width, grid.height);
  const fold = foldLines(grid, found.map, bounds);
  const possible = possibleDistances(axes, teeth, options);
  if (possible.length === 0) return null;
  if (fold.majorIndex !== null && possible.includes(1))
    return finish(found, fold.majorIndex, { minor: true, major: true });
  if (fivefold && possible.includes(1)) return finish(found, [0, 0], { minor: true, major: false });
  const apart =
    possible.length === 1 ? possible[0] : fold.minorBetween ? 5 : millimetresApart(grid, axes, { ...options, bounds });
  if (apart === 1) return finish(found, [0, 0], { minor: true, major: false });
  // A thin line has all harmonics: followed at its fifth, 5 mm lines give a phase five times as fine.
  const finer = mapByLines(grid, axes, 5);
  if (finer !== null && finer.followed > 0.8 * found.followed) {
    const again = foldLines(grid, finer.map, paperBounds(finer.map, grid.width, grid.height));
    if (again.majorIndex !== null) return finish(finer, again.majorIndex, { minor: fold.minorBetween, major: true });
  }
  const inMillimetres = { ...found, map: scaleMap(found.map, 5, { x: 0, y: 0 }) };
  return finish(inMillimetres, [0, 0], { minor: fold.minorBetween, major: true });
}

function finish(
  found: LineMap,
  majorIndex: readonly [number, number],
  seen: { readonly minor: boolean; readonly major: boolean },
): MeasuredScale {
  const confidence = Math.min(1, found.followed) * (seen.minor && seen.major ? 1 : 0.8);
  const map = scaleMap(found.map, 1, { x: majorIndex[0], y: majorIndex[1] });
  return { map, residual: found.residual, minorGrid: seen.minor, majorGrid: seen.major, confidence };
}

/** Distances (mm) of the followed lines: by the user's scale, or those that keep the pitch of the 1 mm grid in range. */
function possibleDistances(axes: readonly [GridAxis, GridAxis], teeth: number, options: GridOptions): (1 | 5)[] {
  const pitch = 1 / (teeth * Math.sqrt(axes[0].frequency * axes[1].frequency));
  const given = options.pixelsPerMillimetre;
  if (given !== null) return [Math.abs(Math.log(pitch / given)) < Math.abs(Math.log(pitch / 5 / given)) ? 1 : 5];
  return ([1, 5] as const).filter((apart) => {
    const least = apart === 1 ? options.minimumPitch : leastUnseen * options.minimumPitch;
    return pitch / apart >= least && pitch / apart <= options.maximumPitch;
  });
}

/** One kind of line only: the number of lines on the page, the file's resolution or the pen decides. */
function millimetresApart(
  grid: GrayImage,
  axes: readonly [GridAxis, GridAxis],
  known: GridOptions & Beside & { bounds: { left: number; right: number; top: number; bottom: number } },
): 1 | 5 {
  const linePitch = 1 / Math.sqrt(axes[0].frequency * axes[1].frequency);
  const expected = known.dotsPerInch === null ? null : known.dotsPerInch / 25.4;
  const lines = Math.max(known.bounds.right - known.bounds.left, known.bounds.bottom - known.bounds.top);
  if (lines >= manyLines) return 1;
  if (lines <= fewLines) return 5;
  if (expected !== null)
    return Math.abs(Math.log(linePitch / expected)) < Math.abs(Math.log(linePitch / 5 / expected)) ? 1 : 5;
  const stroke = known.stroke();
  if (stroke !== null && stroke / linePitch < thinnestPen) return 5;
  if (stroke !== null && stroke / linePitch > thickestPen / 5) return 1;
  throw new EinthovenError(
    'SCALE_AMBIGUOUS',
    `The grid has lines every ${linePitch.toFixed(1)} px, ${Math.round(lines)} along the page of ${grid.width} × ${grid.height} px; they could be 1 mm or 5 mm apart.`,
  );
}
