import type { PrintedWord } from '../model/printed.ts';
import { joinRow } from './join-row.ts';

import type { PrintedRow } from './printed-row.ts';

/** Words of a row overlap in height by this part of the lower one. */
const leastOverlap = 0.5;
/** Widest gap within a row, over the height of the words: a table has its values that far from their names. */
const widestGap = 40;

/** Rows of words, from top to bottom. */
export function joinRows(words: readonly PrintedWord[]): readonly PrintedRow[] {
  const rows: PrintedWord[][] = [];
  for (const word of [...words].filter(({ text }) => text.trim() !== '').sort((a, b) => a.box.left - b.box.left)) {
    const row = findRow(rows, word);
    if (row) row.push(word);
    else rows.push([word]);
  }
  rows.sort((a, b) => a[0]!.box.top - b[0]!.box.top);
  return rows.map(joinRow);
}

/** The row whose last word stands best at the height of this one. */
function findRow(rows: readonly PrintedWord[][], word: PrintedWord): PrintedWord[] | null {
  let best: PrintedWord[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    // A dash or a point says little about the height of its row: the two words before it are looked at too.
    for (const other of row.slice(-3)) {
      const distance = distanceInRow(other, word);
      if (distance >= least) continue;
      least = distance;
      best = row;
    }
  }
  return best;
}

/** How far a word stands off the row of another to its left; infinite where it stands in another row. */
function distanceInRow({ box: a }: PrintedWord, { box: b }: PrintedWord): number {
  const [first, second] = [a.bottom - a.top, b.bottom - b.top];
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const height = Math.max(first, second);
  const gap = b.left - a.right;
  if (overlap < leastOverlap * Math.min(first, second) || gap > widestGap * height || gap < -height) {
    return Number.POSITIVE_INFINITY;
  }
  return Math.abs(a.top + a.bottom - b.top - b.bottom) / 2 + Math.max(gap, 0) / widestGap;
}
