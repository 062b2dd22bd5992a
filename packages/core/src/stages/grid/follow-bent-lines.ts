import type { GrayImage } from '../../model/image.ts';
import { boundSheet, type SheetBounds } from './bound-sheet.ts';
import { fitPerspective } from './fit-perspective.ts';
import { keepOneSheet } from './keep-one-sheet.ts';
import { levelLines } from './level-lines.ts';
import { createPhaseMeter, type Frequency } from './phase-meter.ts';
import { type PhasePicture, preparePhases } from './phase-picture.ts';
import { recountLines } from './recount-lines.ts';
import { smoothRest } from './smooth-rest.ts';
import { type PhaseField, trackPhase } from './track-phase.ts';

type Surface = (column: number, row: number) => number;

/** Both families of lines on a sheet that is seen in perspective and may be bent. */
export interface BentLines {
  /** Lines counted along both axes at each place of the picture. */
  readonly x: Surface;
  readonly y: Surface;
  /** RMS distance of the phases from the surfaces, in lines, a family. */
  readonly residual: readonly [number, number];
  /** Part of the sheet that the lines cover, in lines. */
  readonly bounds: SheetBounds;
  /** Part of what the picture shows of that rectangle on which both families were followed. */
  readonly followed: number;
}

export interface FollowBentLinesOptions {
  /** Lines a pixel of both families where the grid is clear. */
  readonly frequency: readonly [Frequency, Frequency];
  /** A place where it is. */
  readonly clearest: { readonly column: number; readonly row: number };
}

/** Window (standard deviation) and distance of the places in lines: first to count lines, then to place them. */
const counting = { window: 4, hop: 5 } as const;
const placing = { window: 2.5, hop: 3 } as const;
/** Window in lines in which darker lines are told. */
const boxes = 5;
/** Least of both in pixels. */
const leastWindow = 8;
const leastHop = 8;
/** Places that beat less than this part of the clearest one are no grid. */
const clearness = 0.25;
/** Least number of places of a sheet: about three large boxes by ten. */
const leastPlaces = 40;
/** Variance of a Gaussian that ends at two standard deviations, as windows do, over that of a whole one. */
const windowVariance = 0.774;
/** Half the side, in lines, of the squares whose mean is the level of the paper, and of the one that shows clear lines. */
const levelReach = 4;
const clearReach = 8;
/** Share of the pixels there that lines do not exceed, and how much (factor) they may exceed it elsewhere. */
const lineShare = 0.98;
const lineRange = 1.6;

/**
 * Follows lines whose distance and direction change over the picture. First they are counted from the clearest place
 * outward; a perspective and a smooth rest are fitted to the count; then each place is measured again in a small window at
 * its own frequency, which follows folds. Null where no sheet is found.
 */
export function followBentLines(image: GrayImage, options: FollowBentLinesOptions): BentLines | null {
  const { frequency, clearest } = options;
  const pitch = 1 / Math.sqrt(Math.hypot(...frequency[0]) * Math.hypot(...frequency[1]));
  const radius = Math.max(3, Math.round(levelReach * pitch));
  const brightest = brightestLine(image, clearest, clearReach * pitch);
  const lines = preparePhases(levelLines(image, { radius, brightest }));
  const window = { sigma: Math.max(counting.window * pitch, leastWindow), hop: hopOf(counting.hop, pitch) };
  const counted = frequency.map((f) => trackPhase(lines, { ...window, frequency: f, clearness }));
  const first = fitPerspective(counted[0]!, counted[1]!);
  if (first === null) return null;
  const sheet = keepOneSheet(counted[0]!, counted[1]!, first);
  const boxWindow = { sigma: boxes * pitch };
  const x0 = recountLines(lines, sheet[0], { ...boxWindow, surface: first.x, frequency: frequency[0] });
  const y0 = recountLines(lines, sheet[1], { ...boxWindow, surface: first.y, frequency: frequency[1] });
  const perspective = fitPerspective(x0, y0);
  if (perspective === null || x0.phase.filter((phase) => !Number.isNaN(phase)).length < leastPlaces) return null;
  const x = placeLines(lines, x0, { surface: perspective.x, frequency: frequency[0], pitch });
  const y = placeLines(lines, y0, { surface: perspective.y, frequency: frequency[1], pitch });
  if (x === null || y === null) return null;
  const { lattice } = x;
  const darkness = meanAround(image, lattice);
  const found = boundSheet({ x: x.surface, y: y.surface, strength: [x.strength, y.strength], lattice, darkness });
  if (found === null) return null;
  return { x: x.surface, y: y.surface, residual: [x.residual, y.residual], ...found };
}

/** The brightest that lines are, by a square where they are clear. */
function brightestLine(image: GrayImage, { column, row }: { column: number; row: number }, reach: number): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = Math.max(0, Math.round(row - reach)); y <= Math.min(image.height - 1, row + reach); y++) {
    for (let x = Math.max(0, Math.round(column - reach)); x <= Math.min(image.width - 1, column + reach); x++) {
      counts[image.data[y * image.width + x]!]!++;
      total++;
    }
  }
  let value = 0;
  for (let rest = Math.floor(lineShare * total) - counts[0]!; value < 255 && rest >= 0; rest -= counts[value]!) value++;
  return lineRange * value;
}

/** Mean of the pixels around each place. */
function meanAround({ width, data }: GrayImage, { columns, rows, hop }: PhaseField): Float32Array {
  const sums = new Uint32Array(columns * rows);
  for (let y = 0; y < rows * hop; y++) {
    const line = Math.floor(y / hop) * columns;
    for (let i = 0, p = y * width; i < columns; i++) {
      let sum = 0;
      for (const end = p + hop; p < end; p++) sum += data[p]!;
      sums[line + i]! += sum;
    }
  }
  return Float32Array.from(sums, (sum) => sum / (hop * hop));
}

function hopOf(lines: number, pitch: number): number {
  return Math.max(Math.round(lines * pitch), leastHop);
}

/** From the count of lines to their exact places. */
function placeLines(picture: PhasePicture, sheet: PhaseField, start: Placing) {
  const counted = addRest(sheet, start.surface);
  if (counted === null) return null;
  const again = measureAgain(picture, sheet, { ...start, surface: counted.surface });
  const placed = addRest(again.field, counted.surface);
  return placed === null ? null : { ...placed, strength: again.strength, lattice: again.field };
}

/** A surface corrected by the smooth part of what the phases differ from it. */
function addRest(field: PhaseField, surface: Surface): { surface: Surface; residual: number } | null {
  const { columns, hop, offset } = field;
  const phase = field.phase.map(
    (value, k) => value - surface(offset + (k % columns) * hop, offset + Math.floor(k / columns) * hop),
  );
  const rest = smoothRest({ ...field, phase });
  if (rest === null) return null;
  return { surface: (column, row) => surface(column, row) + rest.evaluate(column, row), residual: rest.residual };
}

interface Placing {
  /** Lines counted at each place, nearly. */
  readonly surface: Surface;
  readonly frequency: Frequency;
  readonly pitch: number;
}

/** The phases on a finer lattice, in windows small enough to follow folds; which line is which is known by now. */
function measureAgain(picture: PhasePicture, sheet: PhaseField, { surface, frequency: usual, pitch }: Placing) {
  const hop = hopOf(placing.hop, pitch);
  const sigma = Math.max(placing.window * pitch, leastWindow);
  const offset = hop / 2;
  const columns = Math.max(1, Math.floor(picture.width / hop));
  const rows = Math.max(1, Math.floor(picture.height / hop));
  const lattice = { columns, rows, hop, offset };
  const measure = createPhaseMeter(picture, lattice, { frequency: usual, sigma });
  const phase = new Float64Array(columns * rows).fill(Number.NaN);
  const quality = new Float32Array(columns * rows);
  const strength = new Float32Array(columns * rows);
  for (let k = 0; k < phase.length; k++) {
    const at = { column: offset + (k % columns) * hop, row: offset + Math.floor(k / columns) * hop };
    const distance = distanceFromSheet(sheet, at.column, at.row);
    if (distance > 1) continue;
    const expected = surface(at.column, at.row);
    const right = surface(at.column + hop, at.row);
    const left = surface(at.column - hop, at.row);
    const below = surface(at.column, at.row + hop);
    const above = surface(at.column, at.row - hop);
    const frequency = [(right - left) / (2 * hop), (below - above) / (2 * hop)] as const;
    const measured = measure(k, frequency);
    strength[k] = measured.strength;
    if (distance > 0) continue;
    // A window sees the mean of a bent phase, which stands off its middle by half the bend times the window's variance.
    // Windows that the edge of the picture cuts lean inward instead.
    const room = Math.min(at.column, at.row, picture.width - 1 - at.column, picture.height - 1 - at.row);
    const bend = room < 2 * sigma ? 0 : (right + left + below + above - 4 * expected) / (hop * hop);
    const unbent = measured.phase - 0.5 * bend * windowVariance * sigma * sigma;
    phase[k] = unbent + Math.round(expected - unbent);
    quality[k] = measured.quality;
  }
  return { field: { ...lattice, phase, quality }, strength };
}

/** 0 on the sheet, 1 beside it, 2 farther off, counted in places of its lattice. */
function distanceFromSheet(sheet: PhaseField, column: number, row: number): 0 | 1 | 2 {
  const i = Math.round((column - sheet.offset) / sheet.hop);
  const j = Math.round((row - sheet.offset) / sheet.hop);
  const isKept = (a: number, b: number) =>
    a >= 0 && b >= 0 && a < sheet.columns && b < sheet.rows && !Number.isNaN(sheet.phase[b * sheet.columns + a]!);
  if (isKept(i, j)) return 0;
  for (let b = j - 1; b <= j + 1; b++) for (let a = i - 1; a <= i + 1; a++) if (isKept(a, b)) return 1;
  return 2;
}
