import type { FloatImage, GrayImage } from '../../model/image.ts';

/** Darkness of every column (or row) of pixels, measured in blocks along it. */
export interface LineDarkness {
  readonly blocks: number;
  /** Number of lines. */
  readonly length: number;
  /** `level[b * length + k]`: line k in block b. */
  readonly level: Float32Array;
}

export interface UnmixLinesOptions {
  readonly vertical: LineDarkness;
  readonly horizontal: LineDarkness;
  /** Length of a block in pixels; the last one takes the rest. */
  readonly block: number;
  /** Ink map value of full ink. */
  readonly fullInk: number;
}

/** Thin traces are blurred: they reach about this part of full ink. */
const traceDarkness = 0.85;
/** Printed lines are uneven: up to this times their usual darkness is still line. */
const lineUnevenness = 1.12;
/** Ink and grid closer than this part of full ink cannot be told apart; from the second on they surely can. */
const leastContrast = 0.2;
const sureContrast = 0.3;
/** Known ink is looked for at most this many pixels from an unknown one. */
const longestFill = 6;

/** Across which line an unknown pixel is filled in: from left and right over an upright line, else from above and below. */
const alongRow = 1;
const alongColumn = 2;

/** A pixel that lies on a line shows the part of ink by which it is darker than the line. */
export function unmixLines(plane: GrayImage, options: UnmixLinesOptions): { ink: FloatImage; reliability: GrayImage } {
  const { width, height, data } = plane;
  const { block, fullInk } = options;
  const vertical = describeLines(options.vertical, fullInk);
  const horizontal = describeLines(options.horizontal, fullInk);
  const result: Unmixed = {
    ink: new Float32Array(width * height),
    reliability: new Uint8Array(width * height),
    unknown: new Uint8Array(0),
    known: new Float32Array(0),
  };
  const isHidden = new Uint8Array(height);
  for (let v = 0; v < height; v++) {
    const verticalRow = Math.min(Math.floor(v / block), options.vertical.blocks - 1) * width;
    for (let b = 0; b < options.horizontal.blocks; b++) {
      const left = b * block;
      const right = b === options.horizontal.blocks - 1 ? width : left + block;
      const run = {
        from: v * width + left,
        length: right - left,
        upright: verticalRow + left,
        lying: b * height + v,
        vertical,
        horizontal,
        fullInk,
      };
      if (unmixRun(data, result, run)) isHidden[v] = 1;
    }
  }
  for (let v = 0; v < height; v++) {
    if (isHidden[v] === 1) {
      for (let u = 0; u < width; u++) fillPixel(result, plane, { u, v });
      continue;
    }
    const first = Math.min(Math.floor(v / block), options.vertical.blocks - 1) * width;
    const { dark } = vertical;
    for (let n = firstFrom(dark, first); n < dark.length && dark[n]! < first + width; n++) {
      fillPixel(result, plane, { u: dark[n]! - first, v });
    }
  }
  const { ink, reliability } = result;
  return { ink: { width, height, data: ink }, reliability: { width, height, data: reliability } };
}

/** What follows from the darkness of lines alone. */
interface Lines {
  /** Darkness up to which a pixel is line. */
  readonly grid: Float64Array;
  readonly reliability: Uint8Array;
  /** Numbers of the lines that are too dark to tell ink on them, in order, counted on from block to block. */
  readonly dark: Int32Array;
}

function describeLines({ level }: LineDarkness, fullInk: number): Lines {
  const usualInk = traceDarkness * fullInk;
  const grid = new Float64Array(level.length);
  const reliability = new Uint8Array(level.length);
  const dark: number[] = [];
  for (let k = 0; k < level.length; k++) {
    grid[k] = lineUnevenness * level[k]!;
    const isDark = usualInk - grid[k]! < sureContrast * fullInk;
    if (isDark) dark.push(k);
    else reliability[k] = Math.min(255, (255 * (usualInk - grid[k]!)) / usualInk);
  }
  return { grid, reliability, dark: Int32Array.from(dark) };
}

interface Unmixed {
  readonly ink: Float32Array;
  readonly reliability: Uint8Array;
  /** Which lines hide the ink: `alongRow`, `alongColumn`, both, or 0 where none does. Empty until one does. */
  unknown: Uint8Array;
  /** How much of an unknown pixel's ink is its own: the rest is filled in. Empty until there is one. */
  known: Float32Array;
}

/** Pixels of one row that lie in one block of both kinds of lines. */
interface Run {
  /** Index of its first pixel. */
  readonly from: number;
  readonly length: number;
  readonly vertical: Lines;
  readonly horizontal: Lines;
  /** Index of the first upright line, and of the lying one along the run. */
  readonly upright: number;
  readonly lying: number;
  readonly fullInk: number;
}

/** Gives back whether a line along the run hides all of it. */
function unmixRun(data: Uint8Array, result: Unmixed, run: Run): boolean {
  const { from, length, vertical, horizontal, fullInk } = run;
  const usualInk = traceDarkness * fullInk;
  const lying = horizontal.grid[run.lying]!;
  if (usualInk - lying < sureContrast * fullInk) {
    for (let k = 0; k < length; k++) {
      unmixUnknown(data, result, { p: from + k, upright: vertical.grid[run.upright + k]!, lying, fullInk });
    }
    return true;
  }
  judgeClearRun(result.reliability, run);
  unmixClearRun(data, result.ink, run);
  const { dark } = vertical;
  for (let n = firstFrom(dark, run.upright); n < dark.length && dark[n]! < run.upright + length; n++) {
    const p = from + dark[n]! - run.upright;
    result.ink[p] = 0;
    unmixUnknown(data, result, { p, upright: vertical.grid[dark[n]!]!, lying, fullInk });
  }
  return false;
}

/** Place of the first of some sorted numbers that is at least `least`. */
function firstFrom(sorted: Int32Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As reliable as the darker of the two lines that cross in a pixel. */
function judgeClearRun(reliability: Uint8Array, { from, length, upright, lying, vertical, horizontal }: Run): void {
  reliability.set(vertical.reliability.subarray(upright, upright + length), from);
  const most = horizontal.reliability[lying]!;
  if (most === 255) return;
  for (let p = from; p < from + length; p++) if (reliability[p]! > most) reliability[p] = most;
}

/** A run along which no line is too dark; on those that cross it and are, what is written here means nothing. */
function unmixClearRun(data: Uint8Array, ink: Float32Array, { from, length, upright, lying, ...run }: Run): void {
  const uprights = run.vertical.grid;
  const usualInk = traceDarkness * run.fullInk;
  const least = run.horizontal.grid[lying]!;
  for (let p = from, end = from + length, line = upright; p < end; p++, line++) {
    const value = data[p]!;
    if (value <= least) continue;
    const own = uprights[line]!;
    if (value <= own) continue;
    const grid = own > least ? own : least;
    const part = (value - grid) / (usualInk - grid);
    ink[p] = part > 1 ? 1 : part;
  }
}

function unmixUnknown(
  data: Uint8Array,
  result: Unmixed,
  pixel: { readonly p: number; readonly upright: number; readonly lying: number; readonly fullInk: number },
): void {
  const { p, upright, lying, fullInk } = pixel;
  const usualInk = traceDarkness * fullInk;
  const sure = sureContrast * fullInk;
  const least = leastContrast * fullInk;
  if (result.unknown.length === 0) result.unknown = new Uint8Array(data.length);
  result.unknown[p] = (usualInk - upright < sure ? alongRow : 0) | (usualInk - lying < sure ? alongColumn : 0);
  const grid = Math.max(upright, lying);
  const contrast = usualInk - grid;
  const weight = (contrast - least) / (sure - least);
  if (weight <= 0) return;
  if (result.known.length === 0) result.known = new Float32Array(data.length);
  result.known[p] = weight;
  result.ink[p] = weight * Math.min(1, Math.max(0, (data[p]! - grid) / contrast));
}

/** Unknown pixels take the mean of the known ones on both sides of the line, and never more than their own darkness. */
function fillPixel(
  unmixed: Unmixed,
  { width, height, data }: GrayImage,
  { u, v }: { readonly u: number; readonly v: number },
): void {
  const { ink, unknown, known } = unmixed;
  const p = v * width + u;
  const mask = unknown.length === 0 ? 0 : unknown[p]!;
  if (mask === 0) return;
  let across = -1;
  let along = -1;
  if ((mask & alongRow) !== 0) {
    const before = nearestKnown(unmixed, p, -Math.min(longestFill, u), -1);
    across = meanKnown(before, nearestKnown(unmixed, p, Math.min(longestFill, width - 1 - u), 1));
  }
  if ((mask & alongColumn) !== 0) {
    const up = Math.min(longestFill, v);
    const down = Math.min(longestFill, height - 1 - v);
    along = meanKnown(nearestKnown(unmixed, p, -up * width, -width), nearestKnown(unmixed, p, down * width, width));
  }
  const filled = across < 0 ? Math.max(along, 0) : along < 0 ? across : (across + along) / 2;
  ink[p]! += (1 - (known.length === 0 ? 0 : known[p]!)) * Math.min(filled, data[p]! / 100);
}

/** Ink of the known pixel nearest to `from`, in steps as far as `reach`; −1 where there is none. */
function nearestKnown({ ink, unknown }: Unmixed, from: number, reach: number, step: number): number {
  const end = from + reach + step;
  for (let p = from + step; p !== end; p += step) if (unknown[p] === 0) return ink[p]!;
  return -1;
}

/** Where one side of a line knows nothing, it counts as bare; −1 where both do not. */
function meanKnown(before: number, after: number): number {
  return before < 0 && after < 0 ? -1 : (Math.max(before, 0) + Math.max(after, 0)) / 2;
}
