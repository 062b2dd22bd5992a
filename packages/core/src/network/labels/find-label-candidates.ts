import type { GrayImage } from '../../model/image.ts';
import { cutTrace } from './cut-trace.ts';
import { type LabelPage, labelPageScale } from './draw-label-page.ts';
import { findLetters } from './find-letters.ts';
import { groupLetters } from './group-letters.ts';
import { hideTrace } from './hide-trace.ts';
import { listMarks } from './list-marks.ts';
import type { PixelBox } from './pixel-box.ts';

/** Ink at least so dark (255 is full) is part of a letter. */
const inkThreshold = 95;
/** No page has more places that may be lead names; a photograph of dirt might. */
const mostCandidates = 900;

/**
 * Boxes that may hold a lead name: pieces of ink of the size of letters, single and in groups, on the page as it is and
 * on the page without its traces, for names that touch one.
 */
export function findLabelCandidates(page: LabelPage): PixelBox[] {
  const mask = maskInk(page.ink);
  const marks = listMarks(page.trace);
  const masks = new Set([hideTrace(mask, marks, labelPageScale), mask, cutTrace(mask, marks, labelPageScale)]);
  const found = [...masks].flatMap((one) => groupLetters(findLetters(one, labelPageScale)));
  const seen = new Set<string>();
  const distinct = found.filter((box) => {
    // Boxes that differ by less than a quarter of a millimetre look alike.
    const key = [box.left, box.top, box.right, box.bottom].map((edge) => Math.round(edge / 2)).join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  if (distinct.length <= mostCandidates) return distinct;
  return distinct.sort((one, other) => other.ink - one.ink).slice(0, mostCandidates);
}

/** 1 where there is ink. */
function maskInk({ width, height, data }: GrayImage): GrayImage {
  const mask = new Uint8Array(data.length);
  for (let p = 0; p < mask.length; p++) mask[p] = data[p]! >= inkThreshold ? 1 : 0;
  return { width, height, data: mask };
}
