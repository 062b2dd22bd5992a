import { clearDarkLines } from '../../image/dark-lines/clear-dark-lines.ts';
import { flatten } from '../../image/flatten.ts';
import { fullInk } from '../../image/ink-level.ts';
import { isBlackAndWhite } from '../../image/is-black-and-white.ts';
import { levelBackground } from '../../image/level-background.ts';
import { wholeInk } from '../../image/whole-ink.ts';
import type { GrayImage } from '../../model/image.ts';
import type { GriddedPage, LineMarks } from '../../model/page.ts';
import { clearBars } from './clear-bars.ts';
import { clearLines } from './clear-lines.ts';

/** Resolution of the pictures in which lead names are looked for, pixels a millimetre of paper. */
export const labelPageScale = 8;

/** The flat page as lead names are looked for on it; pixel (0, 0) of both planes has its centre at (left, top). */
export interface LabelPage {
  readonly left: number;
  readonly top: number;
  /** Ink with the grid taken off, letters and traces alike: 255 is full ink. */
  readonly ink: GrayImage;
  /** How surely the middle of the trace's pen goes through a pixel: 0 to 255; nothing where no network looked. */
  readonly trace: GrayImage;
}

/**
 * Flattens the ink of the page anew: the flat page's own is without its text where a network has read it. Lines over the
 * page and bars between leads are taken off whole, as no letter is as long or as high.
 */
export function drawLabelPage({ maps, grid, flat }: Pick<GriddedPage, 'maps' | 'grid' | 'flat'>): LabelPage {
  const { left, top, right, bottom } = grid;
  const raw = flatten(wholeInk(maps), grid.map, { left, top, right, bottom, pixelsPerMillimetre: labelPageScale });
  const units = { pixelsPerMillimetre: labelPageScale, fullInk };
  const level = levelBackground(raw, units);
  const isRuled = (grid.minorGrid || grid.majorGrid) && isBlackAndWhite(maps.ink, fullInk);
  const { plane } = isRuled ? clearDarkLines(level, { ...units, origin: { x: left, y: top } }) : { plane: level };
  const ink = clearBars(clearLines(plane, units), labelPageScale);
  return { left, top, ink, trace: drawTrace(flat.lines, { left, top, ...ink }) };
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Marks below this come to 0. */
const leastShown = 0.999 / 255;

/** The surer one of the marks of the half columns in each pixel. */
function drawTrace(lines: LineMarks | undefined, { left, top, width, height }: Frame): GrayImage {
  const data = new Uint8Array(width * height);
  if (lines === undefined) return { width, height, data };
  const { marks, pixelsPerMillimetre } = lines;
  const step = pixelsPerMillimetre / labelPageScale;
  const columns = Int32Array.from({ length: width }, (_, u) =>
    Math.floor(2 * ((left - lines.left) * pixelsPerMillimetre + u * step) + 0.5),
  );
  const first = columns.findIndex((k) => k >= 0);
  const end = columns.findLastIndex((k) => k + 1 < marks.width) + 1;
  if (first < 0) return { width, height, data };
  for (let v = 0; v < height; v++) {
    const row = Math.round((top - lines.top) * pixelsPerMillimetre + v * step);
    if (row < 0 || row >= marks.height) continue;
    const line = row * marks.width;
    const target = v * width;
    for (let u = first; u < end; u++) {
      const p = line + columns[u]!;
      const one = marks.data[p]!;
      const other = marks.data[p + 1]!;
      // Most marks are less than the least that is shown.
      if (one < leastShown && other < leastShown) continue;
      data[target + u] = 255 * (one > other ? one : other);
    }
  }
  return { width, height, data };
}
