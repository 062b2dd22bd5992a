import type { RgbImage } from '../model/image.ts';
import { sampleColor } from './sample-color.ts';

/** Points that should lie on the middle of drawn lines, each with the unit normal of its line. */
export interface LinePoints {
  readonly columns: ArrayLike<number>;
  readonly rows: ArrayLike<number>;
  readonly normalColumns: ArrayLike<number>;
  readonly normalRows: ArrayLike<number>;
}

export interface MeasureShiftOptions {
  /** Width of the lines, pixels. */
  readonly pen: number;
  /** How far the middle of a line is looked for on each side, pixels. */
  readonly reach: number;
}

export interface LineShift {
  /** How much darker the lines are than what is beside them: the median over the points, 8-bit levels. */
  readonly contrast: number;
  /** Part of the points that lie on ink, 0 to 1. */
  readonly onInk: number;
  /** Where the drawn lines are from the points, pixels; 0 where the lines do not tell. */
  readonly columns: number;
  readonly rows: number;
  /** Root mean square of what is left across the lines after that shift, without the farthest tenth; pixels. */
  readonly residual: number;
}

const step = 0.25;
/** Of the median darkness on the line, what still counts as ink. */
const inkPart = 0.4;
/** The same against the paper of the whole lead, which shadows make brighter and darker. */
const surePart = 0.7;
/** Two lines in the profile: the point tells nothing. */
const rivalPart = 0.75;
const rounds = 4;

/**
 * How far drawn lines are from where they should be. The colour of the ink is learned from the picture: what the points
 * show against what is beside them.
 */
export function measureShift(image: RgbImage, points: LinePoints, options: MeasureShiftOptions): LineShift {
  const direction = inkDirection(image, points, options);
  const darkness = createDarkness(image, direction);
  const count = points.columns.length;
  const on = Array.from({ length: count }, (_, i) => Math.max(...[-0.5, 0, 0.5].map((t) => darkness(points, i, t))));
  const beside = Array.from({ length: count }, (_, i) => darkness.beside(points, i, options));
  const contrast = median(on.map((value, i) => value - beside[i]!));
  // Between strokes that stand close there is ink on both sides: there the page's own paper counts.
  const paper = median(beside);
  const isInk = (value: number, i: number) =>
    value - beside[i]! >= inkPart * contrast || value - paper >= surePart * contrast;
  const onInk = on.filter(isInk).length / Math.max(1, count);
  const offsets = Array.from({ length: count }, (_, i) => findMiddle((t) => darkness(points, i, t), options));
  return { contrast, onInk: contrast > 0 ? onInk : 0, ...fitShift(points, offsets) };
}

type Darkness = ((points: LinePoints, index: number, t: number) => number) & {
  readonly beside: (points: LinePoints, index: number, options: MeasureShiftOptions) => number;
};

/** From paper to ink in red, green and blue: the mean over all points. */
function inkDirection(image: RgbImage, points: LinePoints, { pen, reach }: MeasureShiftOptions): Float64Array {
  const direction = new Float64Array(3);
  const color = new Float64Array(3);
  const away = pen / 2 + reach;
  const { columns, rows, normalColumns, normalRows } = points;
  for (let i = 0; i < columns.length; i++) {
    for (const [t, weight] of [
      [0, -1],
      [away, 0.5],
      [-away, 0.5],
    ] as const) {
      sampleColor(image, columns[i]! + t * normalColumns[i]!, rows[i]! + t * normalRows[i]!, color);
      for (let channel = 0; channel < 3; channel++) direction[channel]! += weight * color[channel]!;
    }
  }
  const length = Math.hypot(...direction);
  return length === 0 ? direction.fill(1 / Math.sqrt(3)) : direction.map((value) => value / length);
}

function createDarkness(image: RgbImage, direction: Float64Array): Darkness {
  const color = new Float64Array(3);
  const at = ({ columns, rows, normalColumns, normalRows }: LinePoints, i: number, t: number) => {
    sampleColor(image, columns[i]! + t * normalColumns[i]!, rows[i]! + t * normalRows[i]!, color);
    return -(color[0]! * direction[0]! + color[1]! * direction[1]! + color[2]! * direction[2]!);
  };
  const beside = (points: LinePoints, i: number, { pen, reach }: MeasureShiftOptions) =>
    Math.min(at(points, i, pen / 2 + reach), at(points, i, -pen / 2 - reach));
  return Object.assign(at, { beside });
}

/** Signed distance to the middle of the line in the profile; NaN where there is no single line. */
function findMiddle(profile: (t: number) => number, { pen, reach }: MeasureShiftOptions): number {
  const farthest = pen / 2 + reach;
  const steps = Math.round(farthest / step);
  const values = Array.from({ length: 2 * steps + 1 }, (_, k) => profile((k - steps) * step));
  const lowest = Math.min(...values);
  let best = -1;
  for (const [k, value] of values.entries()) {
    if (Math.abs(k - steps) * step <= reach && (best < 0 || value > values[best]!)) best = k;
  }
  const top = values[best]! - lowest;
  if (!(top > 0)) return Number.NaN;
  const width = Math.max(pen, 1) / 2 + 1;
  let sum = 0;
  let moment = 0;
  for (const [k, value] of values.entries()) {
    const away = Math.abs(k - best) * step;
    const height = value - lowest;
    if (away > width && height > rivalPart * top) return Number.NaN;
    if (away > width) continue;
    sum += height;
    moment += height * (k - steps) * step;
  }
  return moment / sum;
}

/** Points that must tell where their line is, as a part of all, for a shift to be believed; and at least. */
const leastPart = 0.15;
const leastPoints = 12;

/** The shift that explains the offsets best; none where few lines tell. Each round trusts points less the farther they are from it. */
function fitShift(points: LinePoints, offsets: readonly number[]): Pick<LineShift, 'columns' | 'rows' | 'residual'> {
  const told = offsets.filter((offset) => !Number.isNaN(offset)).length;
  if (told < Math.max(leastPoints, leastPart * offsets.length)) return { columns: 0, rows: 0, residual: 0 };
  let columns = 0;
  let rows = 0;
  let spread = Number.POSITIVE_INFINITY;
  let left: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let [aa, ab, bb, ax, bx] = [0, 0, 0, 0, 0];
    for (const [i, offset] of offsets.entries()) {
      if (Number.isNaN(offset)) continue;
      const a = points.normalColumns[i]!;
      const b = points.normalRows[i]!;
      const miss = Math.abs(offset - a * columns - b * rows);
      const weight = miss <= spread ? 1 : spread / miss;
      aa += weight * a * a;
      ab += weight * a * b;
      bb += weight * b * b;
      ax += weight * a * offset;
      bx += weight * b * offset;
    }
    // A thousandth of the points holds the shift where all lines run one way.
    const hold = 1e-3 * (aa + bb) + Number.EPSILON;
    const determinant = (aa + hold) * (bb + hold) - ab * ab;
    columns = ((bb + hold) * ax - ab * bx) / determinant;
    rows = ((aa + hold) * bx - ab * ax) / determinant;
    left = offsets.flatMap((offset, i) =>
      Number.isNaN(offset)
        ? []
        : [Math.abs(offset - points.normalColumns[i]! * columns - points.normalRows[i]! * rows)],
    );
    spread = Math.max(0.05, 1.5 * median(left));
  }
  const kept = left.sort((a, b) => a - b).slice(0, Math.ceil(0.9 * left.length));
  const residual = Math.sqrt(kept.reduce((sum, value) => sum + value * value, 0) / Math.max(1, kept.length));
  return { columns, rows, residual };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
