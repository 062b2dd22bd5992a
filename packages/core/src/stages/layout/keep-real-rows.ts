export interface KeepRealRowsOptions {
  readonly baselines: readonly number[];
  readonly pixelsPerMillimetre: number;
  /** Paper y (mm) of the first row of pixels: lines of the grid stand at whole millimetres. */
  readonly top: number;
}

/** A row has ink on at least this length (mm), and on this part of the columns between its ends. */
const leastInk = 25;
const leastShare = 0.55;
/** And at least this part of the ink of the longest row. */
const leastOfLongest = 0.35;
/** Ways that run within this distance (mm) on at least this part of the shorter one are the same row. */
const together = 0.7;
const mostShared = 0.3;
/** Rows end and begin together within this (mm), or cover this part of the common width where an end was lost. */
const aligned = 4;
const leastCommon = 0.8;
/** Edges of the paper are as long, but straight: a trace strays this far (mm) from its baseline on average. */
const leastStray = 0.2;
/** Lines of the grid run straight, at whole millimetres within this (mm), on this part of their length. */
const onLine = 0.15;
const linePart = 0.97;

/** Indices of the ways that are rows of the page: long, unbroken, each its own, and aligned with the others. */
export function keepRealRows(paths: readonly Float32Array[], options: KeepRealRowsOptions): number[] {
  const scale = options.pixelsPerMillimetre;
  const measured = paths.map((path, index) => ({ index, ...measure(path, options.baselines[index]!) }));
  const longest = Math.max(0, ...measured.map((row) => row.ink));
  const long = measured.filter(
    (row) =>
      !isGridLine(paths[row.index]!, options) &&
      row.ink >= leastInk * scale &&
      row.ink >= leastOfLongest * longest &&
      row.ink >= leastShare * (row.end - row.start + 1),
  );
  const own: typeof long = [];
  for (const row of long.sort((a, b) => a.stray - b.stray)) {
    const twin = own.some((other) => sharedPart(paths[row.index]!, paths[other.index]!, together * scale) > mostShared);
    if (!twin) own.push(row);
  }
  const start = weightedMedian(own.map((row) => row.start));
  const end = weightedMedian(own.map((row) => row.end));
  return own
    .filter(
      (row) =>
        Math.abs(row.start - start) <= aligned * scale ||
        Math.abs(row.end - end) <= aligned * scale ||
        (row.stray >= leastStray * scale &&
          Math.min(row.end, end) - Math.max(row.start, start) >= leastCommon * (end - start)) ||
        own.length < 3,
    )
    .map((row) => row.index)
    .sort((a, b) => options.baselines[a]! - options.baselines[b]!);
}

/** Whether a way is what was left of a line of the grid: straight at a whole millimetre over all its length. */
function isGridLine(path: Float32Array, { top, pixelsPerMillimetre: scale }: KeepRealRowsOptions): boolean {
  const heights = path.filter((y) => !Number.isNaN(y)).map((y) => top + y / scale);
  const line = Math.round(heights.toSorted()[heights.length >> 1] ?? 0);
  return heights.filter((y) => Math.abs(y - line) <= onLine).length >= linePart * heights.length;
}

/** Columns with ink, ends, and the part of its way that lies off its own baseline. */
function measure(path: Float32Array, baseline: number) {
  let [ink, start, end, sum] = [0, -1, -1, 0];
  for (let u = 0; u < path.length; u++) {
    if (Number.isNaN(path[u]!)) continue;
    if (start < 0) start = u;
    end = u;
    ink++;
    sum += Math.abs(path[u]! - baseline);
  }
  return { ink, start, end, stray: ink === 0 ? Infinity : sum / ink };
}

function sharedPart(a: Float32Array, b: Float32Array, distance: number): number {
  let [both, near] = [0, 0];
  for (let u = 0; u < a.length; u++) {
    if (Number.isNaN(a[u]!) || Number.isNaN(b[u]!)) continue;
    both++;
    if (Math.abs(a[u]! - b[u]!) <= distance) near++;
  }
  return both === 0 ? 0 : near / both;
}

function weightedMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
