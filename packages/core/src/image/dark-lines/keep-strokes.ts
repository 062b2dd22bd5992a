import type { LineView } from './line-view.ts';
import type { LineStrokes } from './measure-strokes.ts';

export interface KeepStrokesOptions {
  readonly view: LineView;
  /** 1 where lines of the other direction cross. */
  readonly crossed: Uint8Array;
  /** 1 where something runs along the line. */
  readonly covered: Uint8Array;
  /** Usual thickness of the lines themselves, and of the strokes of the page, in pixels; null: not known. */
  readonly ownThickness: number;
  readonly penWidth: number | null;
  /** Value of full ink. */
  readonly fullInk: number;
}

type PenOptions = Pick<KeepStrokesOptions, 'view' | 'ownThickness' | 'penWidth' | 'fullInk'>;

/** A stroke that goes on beyond the line by so many pixels crosses it, or ends on it. */
const beyond = 2;
/** Part that is kept of what reaches a line from one side only, where the pen is not known. */
const endingPart = 0.5;
/** What stands out of the line by more than so many pen widths is steep. */
const steepPens = 2.5;
/** What is thicker than a line and so many pens is no stroke along it. */
const thickestPens = 1.5;
/** A line is the line alone where a stroke runs beside it, at most so many pens away. */
const mostApart = 3;

interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * Puts back into `target`, where the band of a line has been cleared, what is more than the line: strokes that run along
 * it, of which no more than the pen's width is kept, strokes that cross it, and what ends there or runs along its edge.
 */
export function keepStrokes(target: Uint8Array, strokes: LineStrokes, options: KeepStrokesOptions): void {
  const { crossed, covered } = options;
  for (let i = 0; i < covered.length; i++) {
    if (crossed[i] === 1) {
      const from = i;
      while (i + 1 < covered.length && crossed[i + 1] === 1) i++;
      bridgeCrossing(target, strokes, { ...options, from, to: i });
    } else if (strokes.last[i]! >= strokes.first[i]!) {
      const span = covered[i] === 1 ? penSpan(strokes, i, options) : null;
      if (span !== null) keepSpan(target, options.view, { i, span, part: 1 });
      else if (covered[i] === 0) keepCrossing(target, strokes, i, options);
    }
  }
}

/**
 * The lines of pixels of a stroke along the line: of the line that it hides, nothing beyond the width of its pen. Null where
 * the stroke runs beside the line, and this is the line alone.
 */
function penSpan(strokes: LineStrokes, i: number, options: PenOptions): Span | null {
  const { line, first, last } = strokes;
  const { ownThickness, penWidth } = options;
  const span = { first: first[i]!, last: last[i]! };
  const thickness = span.last - span.first + 1;
  if (thickness <= ownThickness + 1 && standsBeside(span, i, options)) return null;
  // What is much thicker than both together is no stroke along the line.
  if (penWidth === null || thickness > ownThickness + thickestPens * penWidth) return span;
  const cut = Math.round(thickness - penWidth);
  const above = line.centre - span.first;
  const below = span.last - line.centre;
  if (cut <= 0 || above === below) return span;
  return above > below ? { ...span, last: span.last - cut } : { ...span, first: span.first + cut };
}

/** Whether other ink stands near the line, on one side of it. */
function standsBeside({ first, last }: Span, i: number, { view, penWidth, fullInk }: PenOptions): boolean {
  if (penWidth === null) return false;
  const { data, breadth, along, across } = view;
  const isDrawn = (k: number) => k >= 0 && k < breadth && 2 * data[i * along + k * across]! >= fullInk;
  for (let n = 2; n <= 1 + mostApart * penWidth; n++) if (isDrawn(first - n) || isDrawn(last + n)) return true;
  return false;
}

function keepSpan(
  target: Uint8Array,
  { data, breadth, along, across }: LineView,
  { i, span, part }: { readonly i: number; readonly span: Span; readonly part: number },
): void {
  // One more on either side for the faint edge.
  for (let k = Math.max(0, span.first - 1); k <= Math.min(breadth - 1, span.last + 1); k++) {
    const p = i * along + k * across;
    const value = part * data[p]!;
    if (value > target[p]!) target[p] = value;
  }
}

/** What reaches a line from both sides crosses it; what reaches it from one side ends on it, or runs along its edge. */
function keepCrossing(target: Uint8Array, { line, first, last }: LineStrokes, i: number, options: PenOptions): void {
  const { view, ownThickness, penWidth } = options;
  const before = first[i]! < line.centre - line.reach - beyond;
  const after = last[i]! > line.centre + line.reach + beyond;
  if (!before && !after) return;
  const span = { first: first[i]!, last: last[i]! };
  if (before === after || penWidth === null) {
    keepSpan(target, view, { i, span, part: before === after ? 1 : endingPart });
    return;
  }
  const toCentre = before ? line.centre - span.first : span.last - line.centre;
  const outside = toCentre - ownThickness / 2;
  // Far more than a pen's width: a steep stroke, whose tip may be anywhere on the line.
  const kept = outside > steepPens * penWidth ? toCentre : Math.round(Math.max(penWidth, outside)) - 1;
  keepSpan(target, view, {
    i,
    span: before ? { ...span, last: span.first + kept } : { ...span, first: span.last - kept },
    part: 1,
  });
}

/** A stroke along the line goes on straight where another line crosses; where it is seen on one side, half of the way. */
function bridgeCrossing(
  target: Uint8Array,
  strokes: LineStrokes,
  options: KeepStrokesOptions & { readonly from: number; readonly to: number },
): void {
  const { from, to, covered, view } = options;
  const seen = (i: number) =>
    covered[i] === 1 && strokes.last[i]! >= strokes.first[i]! ? penSpan(strokes, i, options) : null;
  const before = from > 0 ? seen(from - 1) : null;
  const after = to + 1 < covered.length ? seen(to + 1) : null;
  if (before === null && after === null) return;
  const middle = (from + to) / 2;
  for (let i = before === null ? Math.ceil(middle) : from; i <= (after === null ? middle : to); i++) {
    const part = (i - from + 1) / (to - from + 2);
    const mix = (a: number | undefined, b: number | undefined) => Math.round((a ?? b!) * (1 - part) + (b ?? a!) * part);
    const span = { first: mix(before?.first, after?.first), last: mix(before?.last, after?.last) };
    keepSpan(target, view, { i, span, part: 1 });
  }
}
