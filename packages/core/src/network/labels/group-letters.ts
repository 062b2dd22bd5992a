import type { PixelBox } from './pixel-box.ts';

/** Letters stand in one word up to this distance, and may stand in one name up to the wider, over the greater height. */
const wordGap = 0.5;
const nameGap = 1.1;
/** How far letters may overlap across, as the corners of leaning ones do. */
const overlap = 0.35;
/** Of the lower one's height, the part that has to stand beside the higher one; subscripts stand lower. */
const besides = 0.4;
/** Heights of letters of a word differ at most by this factor; a hyphen's is no matter. */
const mostUneven = 2.6;
/** Pieces in a name: aVR with a broken letter and a hyphen. */
const mostLetters = 6;
/** Words in a name that is written with wide gaps. */
const mostWords = 3;
/** A name is at most so much wider than high. */
const mostStretched = 6;

/**
 * Boxes that may be a name: every piece alone, each word of a few pieces, that word without its first or last piece (a bit
 * of trace, or a sign), and two or three words beside each other.
 */
export function groupLetters(letters: readonly PixelBox[]): PixelBox[] {
  const sorted = [...letters].sort((one, other) => one.left - other.left);
  const words = joinNeighbours(
    sorted.map((letter) => [letter]),
    wordGap,
  );
  const boxes: PixelBox[] = [];
  const emit = (pieces: readonly PixelBox[]) => {
    if (pieces.length === 0 || pieces.length > mostLetters) return;
    const box = boxAround(pieces);
    const [width, height] = [box.right - box.left + 1, box.bottom - box.top + 1];
    if (width <= mostStretched * height || pieces.length === 1) boxes.push(box);
  };
  for (const word of words) {
    // A longer word is text; only a sign before or after it would be let go.
    if (word.length > mostLetters + 1) continue;
    emit(word);
    if (word.length > 1) {
      emit(word.slice(1));
      emit(word.slice(0, -1));
    }
    if (word.length > 2) for (const letter of word) emit([letter]);
  }
  const near = words.filter((word) => word.length <= mostLetters);
  for (const row of listRows(near, nameGap)) emit(row);
  return boxes;
}

export function boxAround(pieces: readonly PixelBox[]): PixelBox {
  const [first, ...others] = pieces;
  return others.reduce(
    (box, piece) => ({
      left: Math.min(box.left, piece.left),
      top: Math.min(box.top, piece.top),
      right: Math.max(box.right, piece.right),
      bottom: Math.max(box.bottom, piece.bottom),
      ink: box.ink + piece.ink,
    }),
    first!,
  );
}

/** Joins each word with the nearest one to its right, again and again; `words` from left to right. */
function joinNeighbours(words: readonly (readonly PixelBox[])[], gap: number): PixelBox[][] {
  const joined = words.map((word) => [...word]);
  const isTaken = new Uint8Array(joined.length);
  const result: PixelBox[][] = [];
  for (let k = 0; k < joined.length; k++) {
    if (isTaken[k] === 1) continue;
    const word = joined[k]!;
    for (let next = findNext(joined, { from: k, word, gap, isTaken }); next >= 0; ) {
      word.push(...joined[next]!);
      isTaken[next] = 1;
      next = findNext(joined, { from: next, word: [word.at(-1)!], gap, isTaken });
    }
    result.push(word);
  }
  return result;
}

/** Each word with the next one, and with the next two: letters of faces that give an I as much room as an M stand far apart. */
function listRows(words: readonly (readonly PixelBox[])[], gap: number): PixelBox[][] {
  const sorted = [...words].sort((one, other) => boxAround(one).left - boxAround(other).left);
  const isTaken = new Uint8Array(sorted.length);
  const rows: PixelBox[][] = [];
  for (let k = 0; k < sorted.length; k++) {
    let row = [...sorted[k]!];
    for (let from = k, n = 1; n < mostWords; n++) {
      const next = findNext(sorted, { from, word: sorted[from]!, gap, isTaken });
      if (next < 0) break;
      row = [...row, ...sorted[next]!];
      rows.push(row);
      from = next;
    }
  }
  return rows;
}

interface Search {
  /** Place of the word in the list. */
  readonly from: number;
  readonly word: readonly PixelBox[];
  readonly gap: number;
  readonly isTaken: Uint8Array;
}

/** The nearest word to the right that may belong to this one; −1: none. */
function findNext(words: readonly (readonly PixelBox[])[], { from, word, gap, isTaken }: Search): number {
  const box = boxAround(word);
  const height = box.bottom - box.top + 1;
  let best = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let k = from + 1; k < words.length; k++) {
    const other = words[k]!.length === 1 ? words[k]![0]! : boxAround(words[k]!);
    const tall = Math.max(height, other.bottom - other.top + 1);
    if (other.left - box.right > 4 * gap * height + 8) break;
    const distance = other.left - box.right - 1;
    if (isTaken[k] === 1 || distance > gap * tall || distance < -overlap * tall || distance >= nearest) continue;
    if (!standBeside(box, other)) continue;
    best = k;
    nearest = distance;
  }
  return best;
}

function standBeside(one: PixelBox, other: PixelBox): boolean {
  const [a, b] = [one.bottom - one.top + 1, other.bottom - other.top + 1];
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) + 1;
  if (shared < besides * Math.min(a, b)) return false;
  const isHyphen = (box: PixelBox, height: number) => box.right - box.left + 1 > 1.3 * height;
  const uneven = Math.max(a, b) / Math.min(a, b);
  if (uneven <= mostUneven) return true;
  return isHyphen(a < b ? one : other, Math.min(a, b));
}
