import type { FloatImage } from '../../model/image.ts';
import { median } from '../../signal/median.ts';
import type { PulseShape } from './find-pulses.ts';
import { leastCover, OutlineCover } from './outline-cover.ts';

export interface MatchPulsesOptions {
  readonly pixelsPerMillimetre: number;
  readonly penWidth: number;
  readonly baselines: readonly number[];
  /** Ways of the rows, pulses included. */
  readonly ways: readonly Float32Array[];
  /** Rectangles seen in single rows: the first places to look at. */
  readonly seen: readonly PulseShape[];
  /** Whether the page is known not to lie upside down: its pulses go up. Default: false. */
  readonly isUpright?: boolean;
}

/** Widths (mm) of 0.2 s and heights (mm) of 1 mV at the speeds and gains in use. */
const usualWidths = [2.5, 5, 10] as const;
const everyWidth = [2.5, 5, 10, 20] as const;
const usualHeights = [10, 5, 20, 2.5, 40] as const;
/** Height over width, where the scale of the page is off: of the commonest settings. */
const usualRatios = [2, 1, 4] as const;
/** Heights of both steps of stairs: a millivolt of one group of leads, then of the other. */
const usualStairs = [
  [10, 5],
  [5, 10],
  [20, 10],
  [10, 20],
  [5, 2.5],
  [2.5, 5],
] as const;
/** Heights that were seen are tried too where they are this far (part) from the usual ones. */
const unusual = 0.07;
/** Smaller rectangles than this (mm) are not searched for: letters are as large. They have to be seen whole. */
const leastSearched = 4;
/** Narrower ones are searched for at this height (mm) only, which no letter has. */
const heightOfNarrow = 10;
/** Places are tried this far apart (mm), from outside the ends of the rows to inside them. */
const searchStep = 0.25;
const searchOutside = 20;
const searchInside = 14;
/** Pulses that were seen may reach further in (mm): 20 mm wide at 100 mm/s. */
const seenInside = 25;
/** A foot stands this near (mm) to the baseline of its row, nearer than its top does, and nearer than to other rows. */
const nearBaseline = 9;
const leastReach = 2;
/** Rows that are further apart than a pulse is high by this (mm) have pulses that do not touch one another. */
const leastApart = 2.5;
/** Pulses in at least this part of the rows make one another sure; a lone one has to be this whole. */
const leastShare = 0.4;
const leastAlone = 0.85;
/**
 * It stands before or behind the rows: where most others run through its place and so far (mm) on at both sides, over this
 * part of the columns, it is a complex.
 */
const furtherOn = 3;
const runsThrough = 0.9;
/** Tops over a foot without edges: flat stretches of a row over letters look like them, but not in as many rows. */
const leastShareBare = 0.6;
/** Only pages that lie upside down show pulses that go down: words look like them, but not in as many rows. */
const leastShareDown = 0.6;
/** A pulse of other steps than those of most rows has to be this whole. */
const leastDifferent = 0.75;
/** Pulses of upright pages go up, those of pages that lie upside down go down. */
const upward = [1] as const;
const bothWays = [1, -1] as const;
/** Rectangles at the same place agree within this (mm). */
const aligned = 1;

interface Place {
  readonly left: number;
  readonly right: number;
}

/** Heights (mm) of the steps of a pulse, one or two; below 0 where it goes down. */
type Steps = readonly [number] | readonly [number, number];

interface Search extends Place {
  readonly cover: OutlineCover;
  /** To be tried. */
  readonly shapes: readonly Steps[];
}

/** Columns near one end of the rows. */
interface EndRange {
  /** Pulses that were seen may stand here. */
  readonly from: number;
  readonly to: number;
  /** Others are searched for here. */
  readonly searched: { readonly from: number; readonly to: number };
}

interface SearchRange extends EndRange {
  /** What is drawn there. */
  readonly cover: OutlineCover;
}

interface Match extends PulseShape {
  /** 0 to 1: part of the outline that is drawn. */
  readonly cover: number;
}

interface Matching {
  readonly cover: OutlineCover;
  readonly options: MatchPulsesOptions;
}

const usualShapes: readonly Steps[] = [...usualHeights.map((height): Steps => [height]), ...usualStairs];

/**
 * Finds the calibration pulses that stand above one another at one end of the rows: the same outline, open below (or
 * above, on pages that lie upside down), in as many rows as show it; rows of another gain may have another height. One
 * outline in one row is a pulse only where it is whole.
 */
export function matchPulses(ink: FloatImage, options: MatchPulsesOptions): PulseShape[] {
  const { penWidth, pixelsPerMillimetre } = options;
  const reach = Math.max(1, Math.round(penWidth / 4 + (searchStep * pixelsPerMillimetre) / 2));
  const ranges = listEndRanges(options).map(
    (range): SearchRange => ({
      ...range,
      cover: new OutlineCover(ink, { ...range, penWidth, pixelsPerMillimetre, reach }),
    }),
  );
  const best = (places: readonly Search[]) =>
    places
      .map(({ shapes, cover, ...place }) => matchAt(place, shapes, { cover, options }))
      .filter((matches) => isSure(matches, options))
      .reduce<readonly Match[]>((one, two) => (sumOf(two) > sumOf(one) ? two : one), []);
  const tries = [
    () => seenPlaces(ranges, options),
    () => searchPlaces(ranges, { ...options, needed: Math.max(2, leastShare * options.baselines.length) }),
    () => searchPlaces(ranges, { ...options, needed: 0 }),
  ];
  for (const places of tries) {
    const found = best(places());
    if (found.length > 0) return found.map(({ cover: _, ...pulse }) => pulse);
  }
  return [];
}

function sumOf(matches: readonly Match[]): number {
  return matches.reduce((sum, match) => sum + match.cover, 0);
}

function isSure(matches: readonly Match[], options: MatchPulsesOptions): boolean {
  const { baselines } = options;
  if (matches.length === 0) return false;
  if (matches[0]!.top > matches[0]!.foot) return matches.length >= Math.max(2, leastShareDown * baselines.length);
  const withEdges = matches.filter(({ cover }) => cover > leastCover);
  if (withEdges.length >= Math.max(2, leastShare * baselines.length)) return true;
  if (matches.length >= Math.max(2, leastShareBare * baselines.length)) return true;
  const isLone = matches.length === 1 || baselines.length <= 2;
  return isLone && matches[0]!.cover >= leastAlone && !isAmidRows(matches[0]!, options);
}

function isAmidRows({ left, right, row }: Match, { ways, pixelsPerMillimetre }: MatchPulsesOptions): boolean {
  const [from, to] = [left - furtherOn * pixelsPerMillimetre, right + furtherOn * pixelsPerMillimetre].map(Math.round);
  const others = ways.filter((_, other) => other !== row);
  const through = others.filter((way) => {
    const drawn = way.subarray(Math.max(0, from!), to! + 1).filter((y) => !Number.isNaN(y)).length;
    return drawn >= runsThrough * (to! - from! + 1);
  });
  return through.length > others.length / 2;
}

/** Median edges of each group of rectangles at one x that lies in reach of the ends of the rows. */
function seenPlaces(
  ranges: readonly SearchRange[],
  { seen, pixelsPerMillimetre: scale }: MatchPulsesOptions,
): Search[] {
  return seen.flatMap((one) => {
    const range = ranges.find(({ from, to }) => one.left >= from && one.right <= to);
    if (range === undefined) return [];
    const group = seen.filter(
      (other) =>
        Math.abs(other.left - one.left) < aligned * scale && Math.abs(other.right - one.right) < aligned * scale,
    );
    const [left, right] = [median(group.map((other) => other.left)), median(group.map((other) => other.right))];
    const shapes = [...usualShapes, ...unusualShapes(one, scale)];
    const possible = shapes.filter((steps) => isPossible((right - left) / scale, steps));
    return [{ left, right, shapes: possible, cover: range.cover }];
  });
}

/** Whether a pulse can be as wide (mm) and high: letters are small, and some of speed, gain or their ratio is usual. */
function isPossible(width: number, steps: Steps): boolean {
  const [first] = steps;
  const isNear = (value: number, all: readonly number[]) => all.some((one) => Math.abs(value / one - 1) < unusual);
  if (Math.max(width, ...steps) < leastSearched) return false;
  return isNear(width, everyWidth) || isNear(first, usualHeights) || isNear(first / width, usualRatios);
}

/** The steps of a pulse that was seen, where they are none of the usual ones. */
function unusualShapes({ top, foot, stair }: PulseShape, scale: number): Steps[] {
  const first = Math.abs(foot - top) / scale;
  const steps: Steps = stair === undefined ? [first] : [first, Math.abs(foot - stair.top) / scale];
  const known = usualShapes.some(
    (usual) => usual.length === steps.length && usual.every((height, k) => Math.abs(steps[k]! / height - 1) < unusual),
  );
  return known ? [] : [steps];
}

/** Every place of a usual width near the ends of the rows where upright strokes stand at both edges. */
function searchPlaces(
  ranges: readonly SearchRange[],
  options: MatchPulsesOptions & { readonly needed: number },
): Search[] {
  const { pixelsPerMillimetre: scale, baselines, needed } = options;
  const shapes = usualShapes.filter((steps) => steps.every((height) => height >= leastSearched));
  const narrowShapes: readonly Steps[] = [[heightOfNarrow]];
  return ranges.flatMap(({ searched: { from, to }, cover }) => {
    const count = Math.floor((to - from) / (searchStep * scale));
    const lefts = Array.from({ length: Math.max(0, count) }, (_, k) => from + k * searchStep * scale);
    const strokes = lefts.map(
      (u) => baselines.filter((baseline) => cover.hasStroke(u, baseline, leastSearched * scale)).length,
    );
    return usualWidths.flatMap((wanted) =>
      lefts.flatMap((left, k) => {
        const other = strokes[k + Math.round(wanted / searchStep)] ?? 0;
        if (Math.min(strokes[k]!, other) < needed) return [];
        return [{ left, right: left + wanted * scale, shapes: wanted < leastSearched ? narrowShapes : shapes, cover }];
      }),
    );
  });
}

/** Columns from outside the ends of the rows to inside them. */
function listEndRanges({ ways, pixelsPerMillimetre: scale }: MatchPulsesOptions): EndRange[] {
  const drawnWays = ways.filter((way) => way.some((y) => !Number.isNaN(y)));
  if (drawnWays.length === 0) return [];
  const start = median(drawnWays.map((way) => way.findIndex((y) => !Number.isNaN(y))));
  const end = median(drawnWays.map((way) => way.findLastIndex((y) => !Number.isNaN(y))));
  const [before, behind] = [
    Math.max(0, start - searchOutside * scale),
    Math.min(ways[0]!.length - 1, end + searchOutside * scale),
  ];
  return [
    {
      from: before,
      to: start + seenInside * scale,
      searched: { from: before, to: Math.min(ways[0]!.length - 1, start + searchInside * scale) },
    },
    {
      from: end - seenInside * scale,
      to: behind,
      searched: { from: Math.max(0, end - searchInside * scale), to: behind },
    },
  ];
}

/** The steps that most rows show at this place, and in the other rows those that they show clearly. */
function matchAt({ left, right }: Place, shapes: readonly Steps[], matching: Matching): readonly Match[] {
  const middle = (left + right) / 2;
  const { cover } = matching;
  const tops = { whole: cover.topLines(left, right), first: cover.topLines(left, middle) };
  const place = { left, right, tops };
  const rows = matching.options.baselines.map((_, row) => row);
  let best: readonly Match[] = [];
  let direction = 1;
  for (const steps of shapes) {
    for (const sign of matching.options.isUpright ? upward : bothWays) {
      const matches = matchRows(rows, { ...place, steps: turned(steps, sign) }, matching);
      if (sumOf(matches) <= sumOf(best)) continue;
      best = matches;
      direction = sign;
    }
  }
  if (best.length === 0) return best;
  const others = rows.flatMap((row): readonly Match[] => {
    if (best.some((match) => match.row === row)) return [];
    const found = shapes.flatMap((steps) => matchRows([row], { ...place, steps: turned(steps, direction) }, matching));
    const clearest = found.reduce<Match | null>((one, two) => (one && one.cover >= two.cover ? one : two), null);
    return clearest !== null && clearest.cover >= leastDifferent ? [clearest] : [];
  });
  return [...best, ...others].sort((a, b) => a.row - b.row);
}

/** A pulse that is looked for: its edges and steps, and the lines on which the top of one step, or of the first of two, may be. */
interface Wanted extends Place {
  readonly steps: Steps;
  readonly tops: Readonly<Record<'whole' | 'first', Int32Array>>;
}

function matchRows(rows: readonly number[], wanted: Wanted, matching: Matching): Match[] {
  const matches: Match[] = [];
  for (const row of rows) {
    const match = matchRow(row, wanted, matching);
    if (match !== null) matches.push(match);
  }
  return matches;
}

function turned(steps: Steps, sign: number): Steps {
  return steps.length === 1 ? [sign * steps[0]] : [sign * steps[0], sign * steps[1]];
}

function matchRow(row: number, { left, right, steps, tops }: Wanted, { cover, options }: Matching): Match | null {
  const { baselines, pixelsPerMillimetre: scale } = options;
  const baseline = baselines[row]!;
  const [first, second] = steps;
  const lowest = second === undefined ? Math.abs(first) : Math.min(Math.abs(first), Math.abs(second));
  const highest = second === undefined ? Math.abs(first) : Math.max(Math.abs(first), Math.abs(second));
  const near = Math.min(nearBaseline, Math.max(leastReach, lowest / 2)) * scale;
  const above = Math.min(near, (baseline - (baselines[row - 1] ?? -Infinity)) / 2);
  const below = Math.min(near, ((baselines[row + 1] ?? Infinity) - baseline) / 2);
  // Where rows are hardly further apart than a pulse is high, that of the next row goes up to the foot of this one.
  const next = baselines[row + Math.sign(first)];
  const free = next === undefined || Math.abs(next - baseline) > (highest + leastApart) * scale;
  const [lowestFoot, highestFoot] = [Math.round(baseline - above), baseline + below];
  const height = first * scale;
  const lines = second === undefined ? tops.whole : tops.first;
  let best: Match | null = null;
  for (let n = firstFrom(lines, lowestFoot - height - 1); n < lines.length; n++) {
    const top = lines[n]!;
    const foot = footOf(top, height);
    if (foot > highestFoot) break;
    if (foot < lowestFoot) continue;
    const stair =
      second === undefined ? {} : { stair: { middle: (left + right) / 2, top: Math.round(foot - second * scale) } };
    const outline = { left, right, top, foot, ...stair };
    const part = cover.of(outline, free);
    if (part >= leastCover && part > (best?.cover ?? 0)) best = { ...outline, row, cover: part };
  }
  return best;
}

/** The foot, a whole line, of which a top of this height (pixels) stands on a line when rounded. */
function footOf(top: number, height: number): number {
  const foot = Math.round(top + height);
  if (Math.round(foot - height) === top) return foot;
  return Math.round(foot + 1 - height) === top ? foot + 1 : foot - 1;
}

/** Index of the first line from `least` on. */
function firstFrom(lines: Int32Array, least: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
