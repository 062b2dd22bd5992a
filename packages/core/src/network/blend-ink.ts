import type { FloatImage } from '../model/image.ts';
import type { FlatPage } from '../model/page.ts';

/** What the network reads, on the flat paper. */
export interface NetworkInk {
  readonly left: number;
  readonly top: number;
  readonly pixelsPerMillimetre: number;
  /** Part of each pixel covered by traces, pulses or separators, 0 to 1. */
  readonly ink: FloatImage;
}

/** Ink found without a network stays where the network sees this part of ink, or more, in a neighbouring pixel. */
const sureNeighbour = 0.1;
/** Less ink than this is none. */
const leastInk = 0.01;
/** The network says a half where it is in doubt: strokes must not be torn there. */
const doubtGain = 1.5;

/**
 * Ink that was found without a network, at its own finer resolution, where the network agrees that there is some, and the
 * network's where it is more: text and dirt go, and strokes that the removal of the grid tore are whole again.
 */
export function blendInk(
  flat: Pick<FlatPage, 'left' | 'top' | 'pixelsPerMillimetre' | 'ink'>,
  read: NetworkInk,
): FloatImage {
  const { width, height, data } = flat.ink;
  const across = read.ink.width;
  const gate = spreadMost(read.ink);
  const blended = new Float32Array(width * height);
  const step = read.pixelsPerMillimetre / flat.pixelsPerMillimetre;
  const left = (flat.left - read.left) * read.pixelsPerMillimetre;
  const top = (flat.top - read.top) * read.pixelsPerMillimetre;
  for (let v = 0; v < height; v++) {
    const row = top + v * step;
    const j = Math.floor(row);
    if (j < 0 || j + 1 >= read.ink.height) continue;
    const down = row - j;
    for (let u = 0; u < width; u++) {
      const column = left + u * step;
      const i = Math.floor(column);
      if (i < 0 || i + 1 >= across) continue;
      const p = j * across + i;
      const right = column - i;
      const open = mix(mix(gate[p]!, gate[p + 1]!, right), mix(gate[p + across]!, gate[p + across + 1]!, right), down);
      // The network is never quite sure that paper is bare.
      if (open < leastInk) continue;
      const ink = read.ink.data;
      const seen = mix(mix(ink[p]!, ink[p + 1]!, right), mix(ink[p + across]!, ink[p + across + 1]!, right), down);
      const found = data[v * width + u]! * Math.min(1, open / sureNeighbour);
      blended[v * width + u] = Math.max(found, Math.min(1, doubtGain * seen));
    }
  }
  return { width, height, data: blended };
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}

/** The largest of the nine pixels around each; at the sides of the page also of the far side, where no ink is. */
function spreadMost({ width, height, data }: FloatImage): Float32Array {
  const across = new Float32Array(width * height);
  const result = new Float32Array(width * height);
  for (let p = 0; p < data.length; p++) {
    across[p] = Math.max(data[p]!, data[p - 1] ?? 0, data[p + 1] ?? 0);
  }
  for (let p = 0; p < data.length; p++) {
    result[p] = Math.max(across[p]!, across[p - width] ?? 0, across[p + width] ?? 0);
  }
  return result;
}
