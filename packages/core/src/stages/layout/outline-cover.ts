import type { FloatImage } from '../../model/image.ts';
import { median } from '../../signal/median.ts';

/** An outline in pixels: its edges, the top of its first (or only) step, the foot, and its second step. */
export interface PulseOutline {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
  readonly stair?: { readonly middle: number; readonly top: number };
}

export interface OutlineCoverOptions {
  /** Columns between which outlines stand, with what is looked at beside them. */
  readonly from: number;
  readonly to: number;
  readonly penWidth: number;
  readonly pixelsPerMillimetre: number;
  /** Columns to each side of an edge in which its ink may stand. */
  readonly reach: number;
}

/** Ink that counts as drawn (0 to 1); edges may stand on lines of the grid, which were taken off with part of their ink. */
const drawn = 0.35;
const drawnEdge = 0.12;
/** Least part of each edge that is drawn, and of tops, which are whole where the undersides of words are not. */
export const leastCover = 0.6;
const leastTop = 0.75;
/**
 * Without edges, a top and the foot beside it are whole; the foot is drawn over this length (mm) at least. Upright strokes
 * of quick pens are faint: a top between feet on both sides that end where it ends covers as much as this.
 */
const wholeTop = 0.9;
const footLength = 0.7;
const coverOfBothFeet = 0.9;
/** Tops end this near (mm) to their edges. */
const edgeSlack = 0.3;
/** Least part of a stroke that is drawn. */
const strokeCover = 0.85;
/** Edges that go on over this length (mm) below their foot belong to something larger. */
const beyondFoot = 1;
/** Lines between top and foot on which a pulse is empty, and how much of them may be drawn over: words fill more. */
const insideLines = [0.3, 0.5, 0.7] as const;
const mostInside = 0.25;

/** How far (mm) beyond its columns a search may come: a pulse of 10 mm at their edge, and what is looked at beside it. */
const beside = 12;

/** How much of the outline of a pulse is drawn, from sums of ink along columns and lines that are made once. */
export class OutlineCover {
  readonly #ink: FloatImage;
  /** The columns whose sums are kept: few, so that they stay at hand. */
  readonly #first: number;
  readonly #end: number;
  readonly #pen: number;
  readonly #scale: number;
  readonly #reach: number;
  readonly #columns = new Map<number, Uint16Array>();
  /** Sums along the lines, one more than there are columns each, of those that are built. */
  readonly #lineSums: Uint16Array;
  readonly #isBuilt: Uint8Array;

  constructor(ink: FloatImage, { from, to, penWidth, pixelsPerMillimetre, reach }: OutlineCoverOptions) {
    this.#ink = ink;
    this.#first = Math.min(ink.width, Math.max(0, Math.floor(from - beside * pixelsPerMillimetre - penWidth)));
    this.#end = Math.max(this.#first, Math.min(ink.width, Math.ceil(to + beside * pixelsPerMillimetre + penWidth)));
    this.#lineSums = new Uint16Array(ink.height * (this.#end - this.#first + 1));
    this.#isBuilt = new Uint8Array(ink.height);
    this.#pen = penWidth;
    this.#scale = pixelsPerMillimetre;
    this.#reach = reach;
  }

  /**
   * Least cover of tops and edges; 0 where the pulse is filled. Where it is `free` of pulses of other rows it may
   * neither be closed at its foot nor go on beyond it.
   */
  of(outline: PulseOutline, free: boolean): number {
    const { left, right, top, foot, stair } = outline;
    const tops = stair === undefined ? [top] : [top, stair.top];
    if (Math.min(...tops, foot) < 1 || Math.max(...tops, foot) >= this.#ink.height - 1) return 0;
    const flat = this.#flat(outline);
    if (flat < leastTop) return 0;
    const edges = Math.min(
      this.#edge(left, top, foot),
      this.#edge(right, tops.at(-1)!, foot),
      stair === undefined ? 1 : this.#edge(stair.middle, top, stair.top),
    );
    const bar = edges < coverOfBothFeet ? this.#coverOfBar(outline) : 0;
    if (edges < leastCover && bar === 0) return 0;
    const lower = tops.reduce((near, one) => (Math.abs(one - foot) < Math.abs(near - foot) ? one : near));
    const inside = insideLines.map((part) => this.#line(Math.round(foot + part * (lower - foot)), left, right));
    if (median(inside) > mostInside) return 0;
    const cover = Math.max(leastCover, bar, Math.min(flat, edges));
    if (!free) return cover;
    if (this.#line(Math.round(foot), left, right) > mostInside) return 0;
    const away = Math.sign(foot - top);
    const start = foot + away * Math.round(this.#pen + 0.3 * this.#scale);
    const end = start + away * Math.round(beyondFoot * this.#scale);
    const beyond = Math.min(this.#edge(left, start, end), this.#edge(right, start, end));
    return cover * (1 - beyond);
  }

  /** Lines, from top to bottom, on which a top between these columns may stand: all others have a cover of 0. */
  topLines(left: number, right: number): Int32Array {
    const from = Math.max(this.#first, Math.ceil(left + this.#pen)) - this.#first;
    const end = Math.min(this.#end, Math.floor(right - this.#pen) + 1) - this.#first;
    if (end <= from) return new Int32Array(0);
    const least = leastTop * (end - from);
    const found = new Int32Array(this.#ink.height);
    const sums = this.#lineSums;
    let count = 0;
    for (let v = 1; v < this.#ink.height - 1; v++) {
      const line = this.#lineStart(v);
      if (sums[line + end]! - sums[line + from]! >= least) found[count++] = v;
    }
    return found.slice(0, count);
  }

  /** Whether a stroke of at least `length` stands in column `u` within that distance of the baseline. */
  hasStroke(u: number, baseline: number, length: number): boolean {
    const sums = this.#column(Math.round(u));
    const reach = Math.round(length);
    const first = Math.max(0, Math.round(baseline - 2 * length));
    const last = Math.min(sums.length - 1 - reach, Math.round(baseline + length));
    for (let v = first; v <= last; v++) if (sums[v + reach]! - sums[v]! >= strokeCover * reach) return true;
    return false;
  }

  /** Of a whole top that ends at both edges over a foot that is drawn beside one, or beside both; 0: it is none. */
  #coverOfBar({ left, right, top, foot, stair }: PulseOutline): number {
    if (stair !== undefined || this.#line(top, left, right) < wholeTop) return 0;
    const [near, far] = [this.#pen + edgeSlack * this.#scale, this.#pen + footLength * this.#scale];
    const drawnFrom = (v: number, from: number, to: number) => this.#part(v, Math.round(from), Math.round(to));
    if (drawnFrom(top, left - far, left - near) > mostInside || drawnFrom(top, right + near, right + far) > mostInside)
      return 0;
    const before = drawnFrom(foot, left - footLength * this.#scale, left - this.#pen) >= wholeTop;
    const behind = drawnFrom(foot, right + this.#pen, right + footLength * this.#scale) >= wholeTop;
    const isOpen = this.#line(Math.round(foot), left, right) <= mostInside;
    return before && behind && isOpen ? coverOfBothFeet : before || behind ? leastCover : 0;
  }

  #flat({ left, right, top, stair }: PulseOutline): number {
    if (stair === undefined) return this.#line(top, left, right);
    return Math.min(this.#line(top, left, stair.middle), this.#line(stair.top, stair.middle, right));
  }

  /** Part of the columns between the edges that are drawn on the line `v` or next to it. */
  #line(v: number, left: number, right: number): number {
    return this.#part(v, Math.ceil(left + this.#pen), Math.floor(right - this.#pen));
  }

  #part(v: number, from: number, to: number): number {
    const first = Math.max(this.#first, from) - this.#first;
    const end = Math.min(this.#end, to + 1) - this.#first;
    if (end <= first || v < 0 || v >= this.#ink.height) return 0;
    const line = this.#lineStart(v);
    return (this.#lineSums[line + end]! - this.#lineSums[line + first]!) / (end - first);
  }

  /** Where the sums of line `v` begin: how many columns before each are drawn on it or next to it. */
  #lineStart(v: number): number {
    const start = v * (this.#end - this.#first + 1);
    if (this.#isBuilt[v] === 0) this.#buildLine(v, start);
    return start;
  }

  #buildLine(v: number, start: number): void {
    this.#isBuilt[v] = 1;
    const { data, width, height } = this.#ink;
    const sums = this.#lineSums;
    const above = Math.max(0, v - 1) * width;
    const line = v * width;
    const below = Math.min(height - 1, v + 1) * width;
    let sum = 0;
    for (let u = this.#first, k = start + 1; u < this.#end; u++, k++) {
      if (data[line + u]! >= drawn || data[above + u]! >= drawn || data[below + u]! >= drawn) sum++;
      sums[k] = sum;
    }
  }

  /** Part of the column (or of those next to it) that is drawn between two heights. */
  #edge(u: number, one: number, two: number): number {
    const sums = this.#column(Math.round(u));
    const last = sums.length - 1;
    const from = Math.min(last, Math.max(0, Math.min(one, two)));
    const to = Math.min(last, Math.max(0, Math.max(one, two)));
    return to === from ? 0 : (sums[to]! - sums[from]!) / (to - from);
  }

  #column(u: number): Uint16Array {
    const known = this.#columns.get(u);
    if (known) return known;
    const { data, width, height } = this.#ink;
    const sums = new Uint16Array(height + 1);
    const from = Math.max(0, u - this.#reach);
    const to = Math.min(width - 1, u + this.#reach);
    for (let v = 0; v < height; v++) {
      let hit = 0;
      for (let x = from; x <= to && hit === 0; x++) if (data[v * width + x]! >= drawnEdge) hit = 1;
      sums[v + 1] = sums[v]! + hit;
    }
    this.#columns.set(u, sums);
    return sums;
  }
}
