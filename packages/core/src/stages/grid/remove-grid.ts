import type { FloatImage, GrayImage } from '../../model/image.ts';

/** The flat ink plane in the units of the ink map, and where 1 mm lines can stand. */
export interface RemoveGridOptions {
  readonly pixelsPerMillimetre: number;
  /** Ink map value of full ink. */
  readonly fullInk: number;
  /** Paper coordinates of pixel (0, 0); whole millimetres carry lines, multiples of 5 the major ones. Null: no grid. */
  readonly origin: { readonly x: number; readonly y: number } | null;
}

/** Length of line, millimetres, over which its darkness is measured: longer than any flat piece of trace. */
const blockLength = 60;
/** Ink and grid closer than this part of full ink cannot be told apart. */
const leastContrast = 0.3;
/** Lines stand within this distance of a whole millimetre. */
const lineReach = 0.28;
const bins = 32;

/**
 * Takes the grid off by unmixing: the darkness of every line is the median along it, and a pixel that lies on a line shows
 * the part of ink by which it is darker. Where the line is as dark as ink, reliability is zero and ink is filled in from
 * both sides of the line.
 */
export function removeGrid(plane: GrayImage, options: RemoveGridOptions): { ink: FloatImage; reliability: GrayImage } {
  const { width, height, data } = plane;
  const { fullInk, origin } = options;
  const ink = new Float32Array(width * height);
  const reliability = new Uint8Array(width * height).fill(255);
  const block = Math.round(blockLength * options.pixelsPerMillimetre);
  const vertical = lineDarkness(plane, 'column', block);
  const horizontal = lineDarkness(plane, 'row', block);
  if (origin !== null) {
    limitToLines(vertical, origin.x, options.pixelsPerMillimetre);
    limitToLines(horizontal, origin.y, options.pixelsPerMillimetre);
  } else {
    vertical.median.fill(0);
    horizontal.median.fill(0);
  }
  const least = leastContrast * fullInk;
  for (let v = 0; v < height; v++) {
    const verticalRow = Math.min(Math.floor(v / block), vertical.blocks - 1) * width;
    for (let u = 0; u < width; u++) {
      const horizontalBlock = Math.min(Math.floor(u / block), horizontal.blocks - 1) * height;
      const grid = Math.max(vertical.median[verticalRow + u]!, horizontal.median[horizontalBlock + v]!);
      const p = v * width + u;
      const contrast = fullInk - grid;
      if (contrast < least) {
        reliability[p] = 0;
        ink[p] = Number.NaN;
        continue;
      }
      const part = (data[p]! - grid) / contrast;
      ink[p] = part < 0 ? 0 : part > 1 ? 1 : part;
      reliability[p] = (255 * contrast) / fullInk;
    }
  }
  fillUnknown(ink, width, height);
  return { ink: { width, height, data: ink }, reliability: { width, height, data: reliability } };
}

interface LineDarkness {
  readonly blocks: number;
  readonly length: number;
  /** Median darkness of each line of pixels in each block. */
  readonly median: Float32Array;
}

/** Median along every column (or row) of pixels, in blocks; the last block takes the rest. */
function lineDarkness(plane: GrayImage, along: 'column' | 'row', block: number): LineDarkness {
  const { width, height, data } = plane;
  const length = along === 'column' ? width : height;
  const extent = along === 'column' ? height : width;
  const blocks = Math.max(1, Math.round(extent / block));
  const median = new Float32Array(blocks * length);
  const histogram = new Uint16Array(blocks * length * bins);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const position = along === 'column' ? v : u;
      const line = along === 'column' ? u : v;
      const b = Math.min(Math.floor(position / block), blocks - 1);
      histogram[((b * length + line) * bins) + (data[v * width + u]! >> 3)]!++;
    }
  }
  for (let k = 0; k < blocks * length; k++) {
    let total = 0;
    for (let n = 0; n < bins; n++) total += histogram[k * bins + n]!;
    let rest = total / 2;
    let n = 0;
    while (n < bins - 1 && rest > histogram[k * bins + n]!) rest -= histogram[k * bins + n++]!;
    const inside = rest / Math.max(histogram[k * bins + n]!, 1);
    median[k] = (n + inside) * 8 * (n === 0 ? 0 : 1);
  }
  return { blocks, length, median };
}

/**
 * Keeps the darkness of lines where lines can be, and no darker than lines of their kind usually are: a flat trace that
 * runs along a line for long must not be taken for the line.
 */
function limitToLines(lines: LineDarkness, origin: number, pixelsPerMillimetre: number): void {
  const kind = new Int8Array(lines.length);
  for (let k = 0; k < lines.length; k++) {
    const position = origin + k / pixelsPerMillimetre;
    const nearest = Math.round(position);
    if (Math.abs(position - nearest) <= lineReach) kind[k] = nearest % 5 === 0 ? 2 : 1;
  }
  for (const wanted of [0, 1, 2]) {
    const peaks = peakDarkness(lines, kind, wanted);
    const usual = peaks.length === 0 ? 0 : peaks.sort((a, b) => a - b)[peaks.length >> 1]!;
    const limit = wanted === 0 ? usual + 8 : 1.3 * usual + 8;
    for (let k = 0; k < lines.median.length; k++) {
      if (kind[k % lines.length] === wanted && lines.median[k]! > limit) lines.median[k] = limit;
    }
  }
}

/** Darkest value of every single line (each stretch of pixels of one kind), in every block. */
function peakDarkness(lines: LineDarkness, kind: Int8Array, wanted: number): number[] {
  const peaks: number[] = [];
  for (let b = 0; b < lines.blocks; b++) {
    let peak = -1;
    for (let k = 0; k <= lines.length; k++) {
      if (k < lines.length && kind[k] === wanted) peak = Math.max(peak, lines.median[b * lines.length + k]!);
      else if (peak >= 0) {
        peaks.push(peak);
        peak = -1;
      }
    }
  }
  return peaks;
}

/** Unknown pixels take the mean of the known ones above and below: a trace that crosses a black line goes on through it. */
function fillUnknown(ink: Float32Array, width: number, height: number): void {
  for (let u = 0; u < width; u++) {
    let v = 0;
    while (v < height) {
      if (!Number.isNaN(ink[v * width + u]!)) {
        v++;
        continue;
      }
      let end = v;
      while (end < height && Number.isNaN(ink[end * width + u]!)) end++;
      const above = v > 0 ? ink[(v - 1) * width + u]! : 0;
      const below = end < height ? ink[end * width + u]! : 0;
      for (; v < end; v++) ink[v * width + u] = (above + below) / 2;
    }
  }
}
