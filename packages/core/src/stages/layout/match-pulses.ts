import type { FloatImage } from '../../model/image.ts';
import { median } from '../../signal/median.ts';
import type { PulseShape } from './find-pulses.ts';

export interface MatchPulsesOptions {
  readonly pixelsPerMillimetre: number;
  readonly penWidth: number;
  readonly baselines: readonly number[];
  /** Ways of the rows, pulses included. */
  readonly ways: readonly Float32Array[];
  /** Rectangles seen in single rows: the first places to look at. */
  readonly seen: readonly PulseShape[];
}

/** Widths (mm) of 0.2 s and heights (mm) of 1 mV at the speeds and gains in use. */
const usualWidths = [5, 10] as const;
const usualHeights = [10, 5, 20, 2.5, 40] as const;
/** Smaller rectangles than this (mm) are not searched for: letters are as large. They have to be seen whole. */
const leastSearched = 4;
/** Places are tried this far apart (mm), from outside the ends of the rows to inside them. */
const searchStep = 0.25;
const searchOutside = 20;
const searchInside = 14;
/** Ink that counts as drawn (0 to 1). */
const drawn = 0.35;
/** Least part of the top and of each edge that is drawn. */
const leastCover = 0.6;
/** A foot stands this near (mm) to the baseline of its row, and nearer to it than to other rows. */
const nearBaseline = 9;
/** Pulses in at least this part of the rows make one another sure; a lone one has to be this whole. */
const leastShare = 0.4;
const leastAlone = 0.85;
/** Least part of a stroke that is drawn. */
const strokeCover = 0.85;
/** Rectangles at the same place agree within this (mm). */
const aligned = 1;
/** Edges that go on over this length (mm) below their foot belong to something larger. */
const beyondFoot = 1;
/** Lines between top and foot on which a pulse is empty, and how much of them may be drawn over. */
const insideLines = [0.3, 0.5, 0.7] as const;
const mostInside = 0.5;

interface Place {
  readonly left: number;
  readonly right: number;
}

interface Search extends Place {
  /** Heights to try, mm. */
  readonly heights: readonly number[];
}

interface Match extends PulseShape {
  /** 0 to 1: part of the outline that is drawn. */
  readonly cover: number;
}

/**
 * Finds the calibration pulses that stand above one another at one end of the rows: the same rectangle, open below (or
 * above, on pages that lie upside down), in as many rows as show it. One rectangle in one row is no pulse.
 */
export function matchPulses(ink: FloatImage, options: MatchPulsesOptions): PulseShape[] {
  const cover = new OutlineCover(ink, options.penWidth, options.pixelsPerMillimetre);
  const best = (places: readonly Search[]) =>
    places
      .map(({ heights, ...place }) => matchAt(place, heights, { cover, options }))
      .reduce<readonly Match[]>((one, two) => (sumOf(two) > sumOf(one) ? two : one), []);
  const seen = best(seenPlaces(options));
  const found = isSure(seen, options) ? seen : best(searchPlaces(ink.width, cover, options));
  return isSure(found, options) ? found.map(({ cover: _, ...pulse }) => pulse) : [];
}

function sumOf(matches: readonly Match[]): number {
  return matches.reduce((sum, match) => sum + match.cover, 0);
}

function isSure(matches: readonly Match[], { baselines }: MatchPulsesOptions): boolean {
  if (matches.length === 0) return false;
  if (matches.length >= Math.max(2, leastShare * baselines.length)) return true;
  return (matches.length === 1 || baselines.length <= 2) && matches[0]!.cover >= leastAlone;
}

/** Median edges of each group of rectangles at one x that lies in reach of the ends of the rows. */
function seenPlaces(options: MatchPulsesOptions): Search[] {
  const { seen, pixelsPerMillimetre: scale } = options;
  const ranges = searchRanges(options);
  return seen
    .filter((one) => ranges.some((range) => one.left >= range.from && one.right <= range.to))
    .map((one) => {
      const group = seen.filter(
        (other) =>
          Math.abs(other.left - one.left) < aligned * scale && Math.abs(other.right - one.right) < aligned * scale,
      );
      const [left, right] = [median(group.map((other) => other.left)), median(group.map((other) => other.right))];
      return { left, right, heights: usualHeights };
    });
}

/** Every place of a usual width near the ends of the rows where upright strokes stand at both edges. */
function searchPlaces(width: number, cover: OutlineCover, options: MatchPulsesOptions): Search[] {
  const { pixelsPerMillimetre: scale, baselines } = options;
  const heights = usualHeights.filter((height) => height >= leastSearched);
  const needed = Math.max(2, leastShare * baselines.length);
  return searchRanges(options).flatMap(({ from, to }) => {
    const count = Math.floor((Math.min(to, width - 1) - Math.max(0, from)) / (searchStep * scale));
    const lefts = Array.from({ length: Math.max(0, count) }, (_, k) => Math.max(0, from) + k * searchStep * scale);
    const strokes = lefts.map(
      (u) => baselines.filter((baseline) => cover.hasStroke(u, baseline, leastSearched * scale)).length,
    );
    return usualWidths.flatMap((wanted) =>
      lefts.flatMap((left, k) => {
        const other = strokes[k + Math.round(wanted / searchStep)] ?? 0;
        return Math.min(strokes[k]!, other) >= needed ? [{ left, right: left + wanted * scale, heights }] : [];
      }),
    );
  });
}

function searchRanges({ ways, pixelsPerMillimetre: scale }: MatchPulsesOptions): { from: number; to: number }[] {
  const drawnWays = ways.filter((way) => way.some((y) => !Number.isNaN(y)));
  if (drawnWays.length === 0) return [];
  const start = median(drawnWays.map((way) => way.findIndex((y) => !Number.isNaN(y))));
  const end = median(drawnWays.map((way) => way.findLastIndex((y) => !Number.isNaN(y))));
  return [
    { from: start - searchOutside * scale, to: start + searchInside * scale },
    { from: end - searchInside * scale, to: end + searchOutside * scale },
  ];
}

/** The rectangle of one height and direction that most rows show at this place. */
function matchAt(
  place: Place,
  heights: readonly number[],
  { cover, options }: { readonly cover: OutlineCover; readonly options: MatchPulsesOptions },
): readonly Match[] {
  let best: readonly Match[] = [];
  for (const height of heights) {
    for (const direction of [1, -1] as const) {
      const matches = options.baselines.flatMap(
        (_, row) => matchRow(row, { ...place, height: height * direction }, { cover, options }) ?? [],
      );
      if (sumOf(matches) > sumOf(best)) best = matches;
    }
  }
  return best;
}

function matchRow(
  row: number,
  shape: Place & { readonly height: number },
  { cover, options }: { readonly cover: OutlineCover; readonly options: MatchPulsesOptions },
): Match | null {
  const { baselines, pixelsPerMillimetre: scale } = options;
  const baseline = baselines[row]!;
  const above = Math.min(nearBaseline * scale, (baseline - (baselines[row - 1] ?? -Infinity)) / 2);
  const below = Math.min(nearBaseline * scale, ((baselines[row + 1] ?? Infinity) - baseline) / 2);
  let best: Match | null = null;
  for (let foot = Math.round(baseline - above); foot <= baseline + below; foot++) {
    const top = Math.round(foot - shape.height * scale);
    const part = cover.of({ ...shape, top, foot });
    if (part >= leastCover && part > (best?.cover ?? 0)) {
      best = { row, left: shape.left, right: shape.right, top, foot, cover: part };
    }
  }
  return best;
}

/** How much of the outline of a pulse is drawn, from sums of ink along columns and lines that are made once. */
class OutlineCover {
  readonly #ink: FloatImage;
  readonly #reach: number;
  readonly #pen: number;
  readonly #scale: number;
  readonly #columns = new Map<number, Uint16Array>();

  constructor(ink: FloatImage, penWidth: number, scale: number) {
    this.#ink = ink;
    this.#pen = penWidth;
    this.#scale = scale;
    this.#reach = Math.max(1, Math.round(penWidth / 4 + (searchStep * scale) / 2));
  }

  /** Least cover of top and both edges; 0 where the pulse is filled or goes on beyond its foot. */
  of({ left, right, top, foot }: Place & { readonly top: number; readonly foot: number }): number {
    const { height } = this.#ink;
    if (Math.min(top, foot) < 1 || Math.max(top, foot) >= height - 1) return 0;
    const flat = this.#line(top, left, right);
    if (flat < leastCover) return 0;
    const edges = Math.min(this.#edge(left, top, foot), this.#edge(right, top, foot));
    if (edges < leastCover) return 0;
    const inside = insideLines.map((part) => this.#line(Math.round(foot + part * (top - foot)), left, right));
    if (median(inside) > mostInside) return 0;
    const away = Math.sign(foot - top);
    const start = foot + away * Math.round(this.#pen + 0.3 * this.#scale);
    const end = start + away * Math.round(beyondFoot * this.#scale);
    const beyond = Math.min(this.#edge(left, start, end), this.#edge(right, start, end));
    return Math.min(flat, edges) * (1 - beyond);
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

  /** Part of the columns between the edges that are drawn on the line `v` or next to it. */
  #line(v: number, left: number, right: number): number {
    const { data, width } = this.#ink;
    const from = Math.ceil(left + this.#pen);
    const to = Math.floor(right - this.#pen);
    let count = 0;
    for (let u = from; u <= to; u++) {
      const at = v * width + u;
      if (data[at]! >= drawn || (data[at - width] ?? 0) >= drawn || (data[at + width] ?? 0) >= drawn) count++;
    }
    return to < from ? 0 : count / (to - from + 1);
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
      for (let x = from; x <= to && hit === 0; x++) if (data[v * width + x]! >= drawn) hit = 1;
      sums[v + 1] = sums[v]! + hit;
    }
    this.#columns.set(u, sums);
    return sums;
  }
}
