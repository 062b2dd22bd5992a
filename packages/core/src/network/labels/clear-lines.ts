import type { GrayImage } from '../../model/image.ts';

export interface ClearLinesOptions {
  readonly pixelsPerMillimetre: number;
  /** Value of full ink in the plane. */
  readonly fullInk: number;
}

/** Length of line (mm) over which its darkness is measured: much longer than any word that may be a lead name. */
const blockLength = 40;
/** Rank of the darkness along a line that counts as the line's: over the median, for lines that are dashed or stepped. */
const alongRank = 0.62;
/** Where a line is darker than this part of full ink, what is drawn over it can not be seen. */
const opaque = 0.7;
/** How far (mm) across an opaque line is looked for what is drawn on either side. */
const reach = 0.4;

/**
 * Takes all straight upright and lying lines off, wherever they are, by their darkness along 40 mm: grid, frames, and
 * traces without waves. Ink beside an opaque line goes on through it where there is ink on both sides. 255 is full ink.
 */
export function clearLines(plane: GrayImage, { pixelsPerMillimetre, fullInk }: ClearLinesOptions): GrayImage {
  const { width, height, data } = plane;
  const block = Math.round(blockLength * pixelsPerMillimetre);
  const upright = measureLines(plane, block, 'upright');
  const lying = measureLines(plane, block, 'lying');
  const result = new Uint8Array(data.length);
  const hidden = new Uint8Array(data.length);
  const bands = lying.levels.length;
  for (let v = 0; v < height; v++) {
    const columns = upright.levels[Math.min(Math.floor(v / block), upright.levels.length - 1)]!;
    for (let b = 0; b < bands; b++) {
      const row = lying.levels[b]![v]!;
      const end = v * width + (b === bands - 1 ? width : (b + 1) * block);
      for (let p = v * width + b * block, u = b * block; p < end; p++, u++) {
        const value = data[p]!;
        if (value === 0) continue;
        const column = columns[u]!;
        const line = column > row ? column : row;
        if (line > opaque * fullInk) hidden[p] = column >= row ? 1 : 2;
        else if (value > line) {
          const rest = (255 * (value - line)) / (fullInk - line);
          result[p] = rest > 255 ? 255 : rest;
        }
      }
    }
  }
  bridge({ width, height, data: result }, hidden, Math.ceil(reach * pixelsPerMillimetre));
  return { width, height, data: result };
}

/** Every third pixel along a line tells enough of it, and is out of step with lines across. */
const stride = 3;
/** Grey levels are counted four by four. */
const bins = 64;

/** Darkness of each line, block by block along it. */
function measureLines({ width, height, data }: GrayImage, block: number, direction: 'upright' | 'lying') {
  const along = direction === 'upright' ? height : width;
  const across = direction === 'upright' ? width : height;
  const blocks = Math.max(1, Math.round(along / block));
  const levels: Float32Array[] = [];
  for (let b = 0; b < blocks; b++) {
    const from = b * block;
    const to = b === blocks - 1 ? along : from + block;
    const counts = new Uint16Array(across * bins);
    if (direction === 'upright') {
      for (let v = from; v < to; v += stride) {
        for (let u = 0, p = v * width; u < width; u++, p++) counts[u * bins + (data[p]! >> 2)]!++;
      }
    } else {
      for (let v = 0; v < height; v++) {
        for (let u = from, p = v * width + from; u < to; u += stride, p += stride)
          counts[v * bins + (data[p]! >> 2)]!++;
      }
    }
    levels.push(rankLines(counts, Math.ceil((to - from) / stride) * alongRank));
  }
  return { levels };
}

/** The level below which so many of the counted pixels of each line lie; 0 where that is bare paper. */
function rankLines(counts: Uint16Array, wanted: number): Float32Array {
  return Float32Array.from({ length: counts.length / bins }, (_, line) => {
    let rest = Math.floor(wanted);
    let n = 0;
    while (n < bins - 1 && rest >= counts[line * bins + n]!) rest -= counts[line * bins + n++]!;
    return n === 0 ? 0 : 4 * n + 2;
  });
}

/** Fills what opaque lines hide with the lesser of what stands on their two sides. */
function bridge({ width, data }: GrayImage, hidden: Uint8Array, most: number): void {
  for (let p = 0; p < data.length; p++) {
    if (hidden[p] === 0) continue;
    const step = hidden[p] === 1 ? 1 : width;
    const before = nearestSeen(data, hidden, { from: p, step: -step, most });
    const after = nearestSeen(data, hidden, { from: p, step, most });
    data[p] = Math.min(before, after);
  }
}

function nearestSeen(
  data: Uint8Array,
  hidden: Uint8Array,
  way: { readonly from: number; readonly step: number; readonly most: number },
): number {
  for (let n = 1, p = way.from + way.step; n <= way.most && p >= 0 && p < data.length; n++, p += way.step) {
    if (hidden[p] === 0) return data[p]!;
  }
  return 0;
}
