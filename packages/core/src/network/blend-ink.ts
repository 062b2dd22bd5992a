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
  const blended = new Float32Array(width * height);
  const step = read.pixelsPerMillimetre / flat.pixelsPerMillimetre;
  const left = (flat.left - read.left) * read.pixelsPerMillimetre;
  const top = (flat.top - read.top) * read.pixelsPerMillimetre;
  // The first pixel at or beyond each column of the network's picture.
  const starts = Int32Array.from({ length: across }, (_, i) =>
    Math.min(width, Math.max(0, Math.ceil((i - left) / step))),
  );
  const gates = createGates(read.ink);
  const gate = new Float32Array(across);
  const seen = new Float32Array(across);
  for (let v = 0; v < height; v++) {
    const row = top + v * step;
    const j = Math.floor(row);
    if (j < 0 || j + 1 >= read.ink.height || !gates.moveTo(j)) continue;
    mixRows(gates.upper, gates.lower, { part: row - j, into: gate });
    mixRows(rowOf(read.ink, j), rowOf(read.ink, j + 1), { part: row - j, into: seen });
    for (let i = 0; i + 1 < across; i++) {
      const one = gate[i]!;
      const rise = gate[i + 1]! - one;
      // The network is never quite sure that paper is bare.
      if (one < leastInk && one + rise < leastInk) continue;
      const ink = seen[i]!;
      const inkRise = seen[i + 1]! - ink;
      const end = starts[i + 1]!;
      for (let u = starts[i]!; u < end; u++) {
        const right = left + u * step - i;
        const open = one + rise * right;
        if (open < leastInk) continue;
        const p = v * width + u;
        const found = open < sureNeighbour ? (data[p]! * open) / sureNeighbour : data[p]!;
        blended[p] = Math.max(found, Math.min(1, doubtGain * (ink + inkRise * right)));
      }
    }
  }
  return { width, height, data: blended };
}

function rowOf({ width, data }: FloatImage, row: number): Float32Array {
  return data.subarray(row * width, (row + 1) * width);
}

function mixRows(
  upper: Float32Array,
  lower: Float32Array,
  { part, into }: { readonly part: number; readonly into: Float32Array },
): void {
  for (let i = 0; i < into.length; i++) into[i] = upper[i]! + (lower[i]! - upper[i]!) * part;
}

/** The largest of the nine pixels around each of a row and of the next one, as the rows go down. */
function createGates(ink: FloatImage) {
  let at = Number.NaN;
  const gates = {
    upper: new Float32Array(ink.width),
    lower: new Float32Array(ink.width),
    /** Whether there is any ink about rows j and j + 1. */
    moveTo: (j: number): boolean => {
      if (j === at + 1) {
        [gates.upper, gates.lower] = [gates.lower, gates.upper];
        hasInk = [hasInk[1], spreadMost(ink, j + 1, gates.lower)];
      } else if (j !== at) hasInk = [spreadMost(ink, j, gates.upper), spreadMost(ink, j + 1, gates.lower)];
      at = j;
      return hasInk[0] || hasInk[1];
    },
  };
  let hasInk: readonly [boolean, boolean] = [false, false];
  return gates;
}

/** Fills `into` with the largest of the nine pixels around each of a row; says whether any of them is ink. */
function spreadMost({ width, height, data }: FloatImage, row: number, into: Float32Array): boolean {
  const middle = row * width;
  // Beyond the page the row itself stands for its neighbour.
  const above = row > 0 ? middle - width : middle;
  const below = row + 1 < height ? middle + width : middle;
  let [before, here, largest] = [0, 0, 0];
  for (let i = 0; i < width; i++) {
    const next = Math.max(data[middle + i]!, data[above + i]!, data[below + i]!);
    if (i > 0) into[i - 1] = Math.max(before, here, next);
    if (next > largest) largest = next;
    before = here;
    here = next;
  }
  into[width - 1] = Math.max(before, here);
  return largest >= leastInk;
}
