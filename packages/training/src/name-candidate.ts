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
/** The upper and lower edges of a part of a name lie within this part of its height of the name's own. */
const otherEdge = 0.5;
/** Crops whose middle lies on a name, or this part of its height beside it, show the name, be the box only a part of it. */
const besideName = 0.25;
/** A box around a name of which the name takes at least this part shows it, but not as it should be found. */
const mainPart = 0.3;

/**
 * What a candidate shows: a lead, none (null), or nothing that could be learned from (undefined). A crop shows what stands
 * around its box as well: that of the V of aVR, or of the middle letter of III, is hardly told from that of the name, so
 * that it would only teach doubt to call it no name.
 */
export function nameCandidate(box: PixelBox, words: readonly FlatWord[]): PrintedLead | null | undefined {
  const near = words.filter(
    (word) => word.left <= box.right && box.left <= word.right && word.top <= box.bottom && box.top <= word.bottom,
  );
  const names = near.filter((word) => word.lead !== null);
  for (const word of names) {
    const height = word.bottom - word.top;
    const [above, below] = [Math.abs(word.top - box.top), Math.abs(word.bottom - box.bottom)];
    const miss = Math.max(Math.abs(word.left - box.left), Math.abs(word.right - box.right), above, below);
    if (near.length === 1 && miss <= sameEdge * height + slack) return word.lead;
    const middle = (box.left + box.right) / 2;
    const beside = Math.max(word.left - middle, middle - word.right);
    if (Math.max(above, below) <= otherEdge * height + slack && beside <= besideName * height) return undefined;
    const edge = sameEdge * height + slack;
    const holdsAll =
      box.left <= word.left + edge &&
      box.right >= word.right - edge &&
      box.top <= word.top + edge &&
      box.bottom >= word.bottom - edge;
    const area = (box.right - box.left + 1) * (box.bottom - box.top + 1);
    if (holdsAll && (word.right - word.left) * height >= mainPart * area) return undefined;
  }
  return null;
}
