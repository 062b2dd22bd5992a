import type { PrintedLead } from '@einthoven/core';
import type { PixelBox } from '@einthoven/core/network';

/** A word on the flat page in pixels; `lead` as in `PaperWord`. */
export interface FlatWord {
  readonly lead: PrintedLead | null;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Edges of a candidate that holds a name lie within this part of its height, and a pixel or two, of the name's own. */
const sameEdge = 0.3;
const slack = 2;
/** Whose edges miss by more than this is only a part of the name. */
const otherEdge = 0.5;
/** A box around a name of which the name takes at least this part shows it, but not as it should be found. */
const mainPart = 0.3;

/** What a candidate shows: a lead, none (null), or nothing that could be learned from (undefined). */
export function nameCandidate(box: PixelBox, words: readonly FlatWord[]): PrintedLead | null | undefined {
  const near = words.filter(
    (word) => word.left <= box.right && box.left <= word.right && word.top <= box.bottom && box.top <= word.bottom,
  );
  const names = near.filter((word) => word.lead !== null);
  for (const word of names) {
    const height = word.bottom - word.top;
    const miss = Math.max(
      Math.abs(word.left - box.left),
      Math.abs(word.right - box.right),
      Math.abs(word.top - box.top),
      Math.abs(word.bottom - box.bottom),
    );
    if (near.length === 1 && miss <= sameEdge * height + slack) return word.lead;
    if (miss <= otherEdge * height + slack) return undefined;
    const holdsAll =
      box.left <= word.left + slack &&
      box.right >= word.right - slack &&
      box.top <= word.top + slack &&
      box.bottom >= word.bottom - slack;
    const area = (box.right - box.left + 1) * (box.bottom - box.top + 1);
    if (holdsAll && (word.right - word.left) * height >= mainPart * area) return undefined;
  }
  return null;
}
