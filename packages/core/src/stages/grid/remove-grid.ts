import { levelBackground } from '../../image/level-background.ts';
import type { FloatImage, GrayImage } from '../../model/image.ts';

/** The flat ink plane in the units of the ink map, and where 1 mm lines can stand. */
export interface RemoveGridOptions {
  readonly pixelsPerMillimetre: number;
  /** Ink map value of full ink. */
  readonly fullInk: number;
  /** Paper coordinates (mm) of pixel (0, 0); whole millimetres carry lines. Null: the page has no grid. */
  readonly origin: { readonly x: number; readonly y: number } | null;
}

/** Length of line, millimetres, over which its darkness is measured: longer than any flat piece of trace. */
const blockLength = 60;
/** Rank of the darkness along a line that counts as the line's: over the median, for lines that are dashed or stepped. */
const alongRank = 0.68;
/** Thin traces are blurred: they reach about this part of full ink. */
const traceDarkness = 0.85;
/** Printed lines are uneven: up to this times their usual darkness is still line. */
const lineUnevenness = 1.12;
/** Ink and grid closer than this part of full ink cannot be told apart; from the second on they surely can. */
const leastContrast = 0.2;
const sureContrast = 0.3;
/** Lines stand within this distance (mm) of a whole millimetre. */
const lineReach = 0.28;
/** Known ink is looked for at most this many pixels from an unknown one. */
const longestFill = 6;
/** A line darker than this times what is usual (plus some grey levels) is more than a line: something is drawn along it. */
const mostUnusual = 1.15;
const slack = 6;
const bins = 32;

/**
 * Takes the grid off by unmixing: the darkness of every line is measured along it, and a pixel that lies on a line shows
 * the part of ink by which it is darker. Where the line is as dark as ink, reliability is zero and ink is filled in from
 * both sides of the line.
 */
export function removeGrid(raw: GrayImage, options: RemoveGridOptions): { ink: FloatImage; reliability: GrayImage } {
  const plane = levelBackground(raw, options);
  const { width, height, data } = plane;
  const { fullInk, origin } = options;
  const ink = new Float32Array(width * height);
  const reliability = new Uint8Array(width * height).fill(255);
  const block = Math.round(blockLength * options.pixelsPerMillimetre);
  const vertical = lineDarkness(plane, 'column', block);
  const horizontal = lineDarkness(plane, 'row', block);
  if (origin === null) {
    vertical.level.fill(0);
    horizontal.level.fill(0);
  } else {
    limitToLines(vertical, origin.x, options.pixelsPerMillimetre);
    limitToLines(horizontal, origin.y, options.pixelsPerMillimetre);
  }
  const sure = sureContrast * fullInk;
  const least = leastContrast * fullInk;
  const usualInk = traceDarkness * fullInk;
  const unknown = new Uint8Array(width * height);
  /** How much of an unknown pixel's ink is its own: the rest is filled in. */
  const known = new Float32Array(width * height);
  for (let v = 0; v < height; v++) {
    const verticalRow = Math.min(Math.floor(v / block), vertical.blocks - 1) * width;
    for (let u = 0; u < width; u++) {
      const horizontalBlock = Math.min(Math.floor(u / block), horizontal.blocks - 1) * height;
      const upright = vertical.level[verticalRow + u]!;
      const lying = horizontal.level[horizontalBlock + v]!;
      const grid = lineUnevenness * (upright > lying ? upright : lying);
      const p = v * width + u;
      const contrast = usualInk - grid;
      if (contrast < sure) {
        unknown[p] =
          (usualInk - lineUnevenness * upright < sure ? alongRow : 0) |
          (usualInk - lineUnevenness * lying < sure ? alongColumn : 0);
        const weight = (contrast - least) / (sure - least);
        reliability[p] = 0;
        if (weight <= 0) continue;
        const part = (data[p]! - grid) / contrast;
        ink[p] = weight * Math.min(1, Math.max(0, part));
        known[p] = weight;
        continue;
      }
      const part = (data[p]! - grid) / contrast;
      ink[p] = part < 0 ? 0 : part > 1 ? 1 : part;
      reliability[p] = Math.min(255, (255 * contrast) / usualInk);
    }
  }
  fillUnknown(ink, { unknown, known }, plane);
  return { ink: { width, height, data: ink }, reliability: { width, height, data: reliability } };
}

interface LineDarkness {
  readonly blocks: number;
  readonly length: number;
  /** Darkness of each line of pixels in each block. */
  readonly level: Float32Array;
}

/** Darkness along every column (or row) of pixels, in blocks; the last block takes the rest. */
function lineDarkness(plane: GrayImage, along: 'column' | 'row', block: number): LineDarkness {
  const { width, height, data } = plane;
  const length = along === 'column' ? width : height;
  const extent = along === 'column' ? height : width;
  const blocks = Math.max(1, Math.round(extent / block));
  const level = new Float32Array(blocks * length);
  const histogram = new Uint16Array(blocks * length * bins);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const position = along === 'column' ? v : u;
      const line = along === 'column' ? u : v;
      const b = Math.min(Math.floor(position / block), blocks - 1);
      histogram[(b * length + line) * bins + (data[v * width + u]! >> 3)]!++;
    }
  }
  for (let k = 0; k < blocks * length; k++) {
    let total = 0;
    for (let n = 0; n < bins; n++) total += histogram[k * bins + n]!;
    let rest = total * alongRank;
    let n = 0;
    while (n < bins - 1 && rest > histogram[k * bins + n]!) rest -= histogram[k * bins + n++]!;
    const inside = rest / Math.max(histogram[k * bins + n]!, 1);
    level[k] = n === 0 ? 0 : (n + inside) * (256 / bins);
  }
  return { blocks, length, level };
}

/**
 * Keeps the darkness of lines where lines can be, and no darker than lines of their kind usually are at that distance from
 * the middle of the line: a flat trace that runs along a line for long must not be taken for the line. Lines of a kind are
 * those with the same number modulo five, so that major lines need not be known.
 */
function limitToLines(lines: LineDarkness, origin: number, pixelsPerMillimetre: number): void {
  const reach = Math.round(lineReach * pixelsPerMillimetre);
  const slots = 2 * reach + 1;
  const slotOf = new Int32Array(lines.length).fill(-1);
  const seen: number[][] = Array.from({ length: 5 * slots }, () => []);
  for (let k = 0; k < lines.length; k++) {
    const position = origin + k / pixelsPerMillimetre;
    const nearest = Math.round(position);
    const offset = Math.round((position - nearest) * pixelsPerMillimetre);
    if (Math.abs(offset) > reach) continue;
    slotOf[k] = (((nearest % 5) + 5) % 5) * slots + offset + reach;
    for (let b = 0; b < lines.blocks; b++) seen[slotOf[k]!]!.push(lines.level[b * lines.length + k]!);
  }
  const usual = seen.map((values) => (values.length === 0 ? 0 : values.sort((a, b) => a - b)[values.length >> 1]!));
  const near = usual.map((_, slot) => {
    const first = Math.floor(slot / slots) * slots;
    return Math.max(...usual.slice(Math.max(first, slot - 1), Math.min(first + slots, slot + 2)));
  });
  for (let k = 0; k < lines.level.length; k++) {
    const slot = slotOf[k % lines.length]!;
    const most = slot < 0 ? 0 : near[slot]!;
    if (lines.level[k]! > mostUnusual * most + slack) lines.level[k] = most;
  }
}

/** Across which line an unknown pixel is filled in: from left and right over an upright line, else from above and below. */
const alongRow = 1;
const alongColumn = 2;

/** Unknown pixels take the mean of the known ones on both sides of the line, and never more than their own darkness. */
function fillUnknown(
  ink: Float32Array,
  { unknown, known }: { readonly unknown: Uint8Array; readonly known: Float32Array },
  plane: GrayImage,
): void {
  const { width, height, data } = plane;
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const p = v * width + u;
      if (unknown[p] === 0) continue;
      let sum = 0;
      let count = 0;
      for (const [step, mask] of [
        [1, alongRow],
        [width, alongColumn],
      ] as const) {
        if ((unknown[p]! & mask) === 0) continue;
        let [before, after] = [-1, -1];
        for (let d = 1; d <= longestFill && (before < 0 || after < 0); d++) {
          const back = step === 1 ? u - d >= 0 : v - d >= 0;
          const ahead = step === 1 ? u + d < width : v + d < height;
          if (before < 0 && back && unknown[p - d * step] === 0) before = ink[p - d * step]!;
          if (after < 0 && ahead && unknown[p + d * step] === 0) after = ink[p + d * step]!;
        }
        if (before < 0 && after < 0) continue;
        sum += (Math.max(before, 0) + Math.max(after, 0)) / 2;
        count++;
      }
      const filled = count === 0 ? 0 : Math.min(sum / count, data[p]! / 100);
      ink[p]! += (1 - known[p]!) * filled;
    }
  }
}
