import type { GrayImage } from '../../model/image.ts';
import { fitPerspective } from './fit-perspective.ts';
import { fitPhaseSurface } from './fit-phase-surface.ts';
import { keepOneSheet } from './keep-one-sheet.ts';
import { measurePhase } from './measure-phase.ts';
import { type PhaseField, trackPhase } from './track-phase.ts';

type Surface = (column: number, row: number) => number;
type Frequency = readonly [column: number, row: number];

/** Both families of lines on a sheet that is seen in perspective and may be bent. */
export interface BentLines {
  /** Lines counted along both axes at each place of the picture. */
  readonly x: Surface;
  readonly y: Surface;
  /** RMS distance of the phases from the surfaces, in lines, a family. */
  readonly residual: readonly [number, number];
  /** Part of the sheet that the lines cover, in lines. */
  readonly bounds: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** Part of that rectangle on which both families were followed. */
  readonly followed: number;
}

/** Window (standard deviation) and distance of the places in lines: first to count lines, then to place them. */
const counting = { window: 4, hop: 5 } as const;
const placing = { window: 2.5, hop: 3 } as const;
/** Least of both in pixels. */
const leastWindow = 8;
const leastHop = 8;
/** Places that beat less than this part of the clearest one are no grid. */
const clearness = 0.25;
/** Least number of places of a sheet: about three large boxes by ten. */
const leastPlaces = 40;

/**
 * Follows lines whose distance and direction change over the picture. `frequency`: lines a pixel of both families where
 * the grid is clear. First the lines are counted from the clearest place outward; a perspective and a smooth rest are
 * fitted to the count; then each place is measured again in a small window at its own frequency.
 */
export function followBentLines(image: GrayImage, frequency: readonly [Frequency, Frequency]): BentLines | null {
  const pitch = 1 / Math.sqrt(Math.hypot(...frequency[0]) * Math.hypot(...frequency[1]));
  const options = { sigma: Math.max(counting.window * pitch, leastWindow), hop: hopOf(counting.hop, pitch) };
  const counted = frequency.map((f) => trackPhase(image, { ...options, frequency: f, clearness }));
  const first = fitPerspective(counted[0]!, counted[1]!);
  if (first === null) return null;
  const [x, y] = keepOneSheet(counted[0]!, counted[1]!, first);
  const perspective = fitPerspective(x, y);
  if (perspective === null) return null;
  const px = placeLines(image, x, { surface: perspective.x, pitch });
  const py = placeLines(image, y, { surface: perspective.y, pitch });
  if (px === null || py === null) return null;
  const bounds = boundsOf(x, px.surface, py.surface);
  const places = x.phase.filter((phase) => !Number.isNaN(phase)).length;
  if (places < leastPlaces) return null;
  const shown = x.phase.filter((_, k) => {
    const [column, row] = placeOf(x, k);
    const [a, b] = [px.surface(column, row), py.surface(column, row)];
    return a >= bounds.left && a <= bounds.right && b >= bounds.top && b <= bounds.bottom;
  }).length;
  return {
    x: px.surface,
    y: py.surface,
    residual: [px.residual, py.residual],
    bounds,
    followed: places / Math.max(shown, 1),
  };
}

function hopOf(lines: number, pitch: number): number {
  return Math.max(Math.round(lines * pitch), leastHop);
}

function placeOf({ offset, hop, columns }: PhaseField, k: number): [column: number, row: number] {
  return [offset + (k % columns) * hop, offset + Math.floor(k / columns) * hop];
}

/** From the count of lines to their exact places. */
function placeLines(image: GrayImage, sheet: PhaseField, start: { surface: Surface; pitch: number }) {
  const counted = addRest(sheet, start.surface);
  if (counted === null) return null;
  return addRest(measureAgain(image, { surface: counted.surface, sheet, pitch: start.pitch }), counted.surface);
}

/** A surface corrected by the smooth part of what the phases differ from it. */
function addRest(field: PhaseField, surface: Surface): { surface: Surface; residual: number } | null {
  const phase = field.phase.map((value, k) => value - surface(...placeOf(field, k)));
  const rest = fitPhaseSurface({ ...field, phase });
  if (rest === null) return null;
  return { surface: (column, row) => surface(column, row) + rest.evaluate(column, row), residual: rest.residual };
}

interface Again {
  readonly surface: Surface;
  readonly sheet: PhaseField;
  readonly pitch: number;
}

/** The phases on a finer lattice, in windows small enough to follow folds; which line is which is known by now. */
function measureAgain(image: GrayImage, { surface, sheet, pitch }: Again): PhaseField {
  const hop = hopOf(placing.hop, pitch);
  const sigma = Math.max(placing.window * pitch, leastWindow);
  const offset = hop / 2;
  const columns = Math.max(1, Math.floor(image.width / hop));
  const rows = Math.max(1, Math.floor(image.height / hop));
  const phase = new Float64Array(columns * rows).fill(Number.NaN);
  const quality = new Float32Array(columns * rows);
  for (let k = 0; k < phase.length; k++) {
    const at = { column: offset + (k % columns) * hop, row: offset + Math.floor(k / columns) * hop };
    if (!isOnSheet(sheet, at.column, at.row)) continue;
    const frequency = [
      (surface(at.column + hop / 2, at.row) - surface(at.column - hop / 2, at.row)) / hop,
      (surface(at.column, at.row + hop / 2) - surface(at.column, at.row - hop / 2)) / hop,
    ] as const;
    const measured = measurePhase(image, at, frequency, sigma);
    const expected = surface(at.column, at.row);
    phase[k] = measured.phase + Math.round(expected - measured.phase);
    quality[k] = measured.quality;
  }
  return { columns, rows, hop, offset, phase, quality };
}

function isOnSheet(sheet: PhaseField, column: number, row: number): boolean {
  const i = Math.round((column - sheet.offset) / sheet.hop);
  const j = Math.round((row - sheet.offset) / sheet.hop);
  if (i < 0 || j < 0 || i >= sheet.columns || j >= sheet.rows) return false;
  return !Number.isNaN(sheet.phase[j * sheet.columns + i]!);
}

/** Where the sheet's places lie, and half a hop around them. */
function boundsOf(sheet: PhaseField, x: Surface, y: Surface): BentLines['bounds'] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let k = 0; k < sheet.phase.length; k++) {
    if (Number.isNaN(sheet.phase[k]!)) continue;
    const [column, row] = placeOf(sheet, k);
    const [a, b] = [x(column, row), y(column, row)];
    [left, right] = [Math.min(left, a), Math.max(right, a)];
    [top, bottom] = [Math.min(top, b), Math.max(bottom, b)];
  }
  const margin = counting.hop / 2;
  return { left: left - margin, right: right + margin, top: top - margin, bottom: bottom + margin };
}
