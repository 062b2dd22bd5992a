import { darknessAt, type FlatPicture } from './darkness-at.ts';
import type { InkEnds } from './find-ink-ends.ts';

export interface MeasureEndsOptions extends FlatPicture {
  /** Half of it is what callers take off the ends: columns of the flat page. */
  readonly penWidth: number;
}

/** The end is looked for this far (mm) on both sides of where it was seen, in steps of this part of a flat pixel. */
const reach = 0.7;
const stepsPerPixel = 4;
/** Ink may be weak over this length (mm) before the end. */
const longestHole = 0.3;
/** Full darkness is measured over this length (mm) of the trace, starting this far (mm) inside. */
const fullFrom = 0.5;
const fullTo = 3;
/** Around the centre line: half of the band in which its ink lies, and where paper and grid are seen (mm). */
const band = 0.25;
const besides = [1.1, 1.5, 1.9, 2.3] as const;
/** The pen's height is measured on lines this far apart (part of a flat pixel), up to this far (mm) from the middle. */
const penStep = 0.25;
const penReach = 0.6;
/** Steep pieces look thicker than the pen: the height that this part of the columns does not reach is the pen's. */
const levelPart = 0.3;
/** Caps are round or soft: at half darkness an end looks shorter by this (mm, the median of drawn and printed pages). */
const shortfall = 0.03;
/** Grid darker than this part of the ink hides it. */
const mostBackground = 0.8;
/** An end that the picture moves further than this (mm) is not the same end. */
const mostMoved = 0.5;

/**
 * Ends of a row's ink at half darkness, measured in the source picture: the flat page has the grid taken off, and with it
 * part of an end that stands on a grid line. Here what the grid adds is seen above and below the trace and divided out.
 */
export function measureEnds(row: Float32Array, seen: InkEnds, options: MeasureEndsOptions): InkEnds {
  const first = row.findIndex((y) => !Number.isNaN(y));
  const last = row.findLastIndex((y) => !Number.isNaN(y));
  if (first < 0) return seen;
  return {
    start: measureEnd(row, { seen: seen.start, innermost: first, outward: -1 }, options),
    end: measureEnd(row, { seen: seen.end, innermost: last, outward: 1 }, options),
  };
}

interface End {
  readonly seen: number;
  /** Last column with a height. */
  readonly innermost: number;
  readonly outward: 1 | -1;
}

function measureEnd(row: Float32Array, { seen, innermost, outward }: End, options: MeasureEndsOptions): number {
  const { pixelsPerMillimetre: scale } = options;
  const heightAt = (u: number) => {
    const column = outward === 1 ? Math.min(Math.round(u), innermost) : Math.max(Math.round(u), innermost);
    const y = row[column];
    return y === undefined || Number.isNaN(y) ? row[innermost]! : y;
  };
  const count = Math.floor((fullTo - fullFrom) * scale);
  const inner = Array.from({ length: count }, (_, n) => seen - outward * (fullFrom * scale + n));
  const dark = inner.map((u) => darkestAt(u, heightAt(u), options)).sort((a, b) => a - b);
  const full = dark[dark.length >> 1] ?? 0;
  const cover = (u: number) => {
    const background = paperAt(u, heightAt(u), options);
    return background > mostBackground * full
      ? 0
      : (darkestAt(u, heightAt(u), options) - background) / (full - background);
  };
  const at = (n: number) => seen + (outward * n) / stepsPerPixel;
  const limit = Math.round(reach * scale * stepsPerPixel);
  // The outermost ink, but not beyond a gap: there the foot of a pulse may stand.
  let n = Number.NaN;
  for (let k = -limit; k <= limit; k++) {
    if (k - n > longestHole * scale * stepsPerPixel) break;
    if (cover(at(k)) >= 0.5) n = k;
  }
  if (Number.isNaN(n)) return seen;
  const [inside, outside] = [cover(at(n)), cover(at(n + 1))];
  if (inside < 0.5 || outside >= 0.5) return seen;
  const found = at(n + (inside - 0.5) / (inside - outside));
  // A soft picture widens the pen that was measured on the flat page, but not the height at half darkness.
  const pen = Math.min(penHeight(inner, heightAt, { full, options }), options.penWidth);
  const end = found + outward * ((options.penWidth - pen) / 2 + shortfall * scale);
  return Math.abs(end - seen) <= mostMoved * scale ? end : seen;
}

/** Height of the pen at half darkness, in rows of the flat page. */
function penHeight(
  columns: readonly number[],
  heightAt: (u: number) => number,
  { full, options }: { readonly full: number; readonly options: MeasureEndsOptions },
): number {
  const steps = Math.round((penReach * options.pixelsPerMillimetre) / penStep);
  const heights = columns.map((u) => {
    let count = 0;
    for (let n = -steps; n <= steps; n++) {
      if (darknessAt(u, heightAt(u) + n * penStep, options) >= full / 2) count++;
    }
    return count * penStep;
  });
  return heights.sort((a, b) => a - b)[Math.floor(levelPart * heights.length)] ?? options.penWidth;
}

/** The darkest point near the line. */
function darkestAt(u: number, v: number, options: MeasureEndsOptions): number {
  let darkest = 0;
  const reach = band * options.pixelsPerMillimetre;
  for (let d = -reach; d <= reach; d++) darkest = Math.max(darkest, darknessAt(u, v + d, options));
  return darkest;
}

/** What stands above and below the line: paper, or a line of the grid. */
function paperAt(u: number, v: number, options: MeasureEndsOptions): number {
  const beside = besides.flatMap((distance) => [
    darknessAt(u, v - distance * options.pixelsPerMillimetre, options),
    darknessAt(u, v + distance * options.pixelsPerMillimetre, options),
  ]);
  return beside.sort((a, b) => a - b)[beside.length >> 1]!;
}
