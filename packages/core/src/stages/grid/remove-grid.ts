import { clearDarkLines } from '../../image/dark-lines/clear-dark-lines.ts';
import { levelBackground } from '../../image/level-background.ts';
import type { FloatImage, GrayImage } from '../../model/image.ts';
import { median } from '../../signal/median.ts';
import { type LineDarkness, unmixLines } from './unmix-lines.ts';

/** The units of the flat ink plane, and where 1 mm lines can stand on it. */
export interface RemoveGridOptions {
  readonly pixelsPerMillimetre: number;
  /** Ink map value of full ink. */
  readonly fullInk: number;
  /** Paper coordinates (mm) of pixel (0, 0); whole millimetres carry lines. Null: the page has no grid. */
  readonly origin: { readonly x: number; readonly y: number } | null;
  /** Whether the picture has no tones, so that lines as dark as ink tell by their thickness alone what lies on them. Default false. */
  readonly isBlackAndWhite?: boolean;
}

/** Length of line, millimetres, over which its darkness is measured: longer than any flat piece of trace. */
const blockLength = 60;
/** Rank of the darkness along a line that counts as the line's: over the median, for lines that are dashed or stepped. */
const alongRank = 0.68;
/** Lines stand within this distance (mm) of a whole millimetre. */
const lineReach = 0.28;
/** A line darker than this times what is usual (plus some grey levels) is more than a line: something is drawn along it. */
const mostUnusual = 1.15;
const slack = 6;
const bins = 32;
/** Blocks of so many pixels are long enough to count every other pixel of a line. */
const longBlock = 480;

/**
 * Takes the grid off by unmixing: the darkness of every line is measured along it, and a pixel that lies on a line shows
 * the part of ink by which it is darker. Where lines are as dark as ink, reliability is zero, and they are filled in from
 * both sides; in black and white the thickness of what stands on them tells what is more than line. The plane itself is
 * levelled on the way.
 */
export function removeGrid(raw: GrayImage, options: RemoveGridOptions): { ink: FloatImage; reliability: GrayImage } {
  const { fullInk, origin, isBlackAndWhite = false } = options;
  const level = levelBackground(raw, { ...options, inPlace: true });
  const { plane, hidden } =
    origin === null || !isBlackAndWhite
      ? { plane: level, hidden: null }
      : clearDarkLines(level, { ...options, origin });
  const block = Math.round(blockLength * options.pixelsPerMillimetre);
  const lines = lineDarkness(plane, block);
  if (origin === null) {
    lines.vertical.level.fill(0);
    lines.horizontal.level.fill(0);
  } else {
    limitToLines(lines.vertical, origin.x, options.pixelsPerMillimetre);
    limitToLines(lines.horizontal, origin.y, options.pixelsPerMillimetre);
  }
  const unmixed = unmixLines(plane, { ...lines, block, fullInk });
  if (hidden !== null) {
    const { data } = unmixed.reliability;
    for (let p = 0; p < data.length; p++) if (hidden[p] === 1) data[p] = 0;
  }
  return unmixed;
}

/**
 * Darkness of the lines of both directions. Of lines that are long in pixels the pixels of one colour of a chessboard tell
 * as much as all of them.
 */
function lineDarkness(plane: GrayImage, block: number): Record<'vertical' | 'horizontal', LineDarkness> {
  const { width, height } = plane;
  const step = block >= longBlock ? 2 : 1;
  const vertical = startCounting(width, height, block);
  const horizontal = startCounting(height, width, block);
  for (let v = 0; v < height; v++) {
    const upright = Math.min(Math.floor(v / block), vertical.blocks - 1) * width * bins;
    for (let b = 0; b < horizontal.blocks; b++) {
      const first = firstCounted(b * block, v, step);
      const run = { from: v * width + first, to: v * width + b * block + horizontal.extents[b]!, step };
      const at = { upright: upright + first * bins, lying: (b * height + v) * bins };
      countRun(plane.data, run, { vertical: vertical.counts, horizontal: horizontal.counts, at });
    }
  }
  return { vertical: levelsOf(vertical, step), horizontal: levelsOf(horizontal, step) };
}

/** The first pixel from `begin` on that counts on a line of the given number. */
function firstCounted(begin: number, line: number, step: number): number {
  return begin + ((begin + line) % step);
}

/** Histograms of lines in blocks; bare paper is not counted: it is what is left of the extent of a block. */
interface LineCounts {
  readonly length: number;
  readonly block: number;
  readonly blocks: number;
  /** Pixels a line in each block; the last block takes the rest. */
  readonly extents: readonly number[];
  readonly counts: Uint16Array;
}

function startCounting(length: number, extent: number, block: number): LineCounts {
  const blocks = Math.max(1, Math.round(extent / block));
  const extents = Array.from({ length: blocks }, (_, b) => (b === blocks - 1 ? extent - b * block : block));
  return { length, block, blocks, extents, counts: new Uint16Array(blocks * length * bins) };
}

function countRun(
  data: Uint8Array,
  run: { readonly from: number; readonly to: number; readonly step: number },
  into: { vertical: Uint16Array; horizontal: Uint16Array; at: { readonly upright: number; readonly lying: number } },
): void {
  const { vertical, horizontal, at } = into;
  const { to, step } = run;
  for (let p = run.from, upright = at.upright; p < to; p += step, upright += step * bins) {
    const bin = data[p]! >> 3;
    if (bin === 0) continue;
    vertical[upright + bin]!++;
    horizontal[at.lying + bin]!++;
  }
}

function levelsOf({ length, block, blocks, extents, counts }: LineCounts, step: number): LineDarkness {
  const level = new Float32Array(blocks * length);
  for (let k = 0; k < level.length; k++) {
    const b = Math.floor(k / length);
    const end = b * block + extents[b]!;
    const total = Math.ceil((end - firstCounted(b * block, k - b * length, step)) / step);
    level[k] = levelOf(counts.subarray(k * bins, (k + 1) * bins), total);
  }
  return { blocks, length, level };
}

/** The darkness of which `alongRank` of the pixels of a line are no darker. */
function levelOf(histogram: Uint16Array, total: number): number {
  let bare = total;
  for (let n = 1; n < bins; n++) bare -= histogram[n]!;
  histogram[0] = bare;
  let rest = total * alongRank;
  let n = 0;
  while (n < bins - 1 && rest > histogram[n]!) rest -= histogram[n++]!;
  const inside = rest / Math.max(histogram[n]!, 1);
  return n === 0 ? 0 : (n + inside) * (256 / bins);
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
  const usual = seen.map((values) => (values.length === 0 ? 0 : median(values)));
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
