import { deflateSync } from 'node:zlib';
import type { PrintedLead } from '@einthoven/core';
import {
  drawLabelCrop,
  findLabelCandidates,
  type LabelPage,
  labelClasses,
  labelCropHeight,
  labelCropPlanes,
  labelCropWidth,
  type PixelBox,
} from '@einthoven/core/network';
import { createSeededRandom } from '@einthoven/core/render';
import { concatenate } from './concatenate.ts';
import { type FlatWord, nameCandidate } from './name-candidate.ts';

/** Crops without a name that are kept of a page, about. */
const mostOthers = 120;

/**
 * One page as the label network learns from it: a line of JSON, then deflated the class of each crop (a byte, index into
 * `labelClasses`) and the crops (see `LabelNetwork`; 255: 1). The places that may hold a name are found as on any page.
 */
export function encodeLabelCrops(
  page: LabelPage,
  words: readonly FlatWord[],
  description: Readonly<Record<string, string | number>>,
): Uint8Array {
  const named = findLabelCandidates(page).flatMap((box) => {
    const lead = nameCandidate(box, words);
    return lead === undefined ? [] : [{ box, lead }];
  });
  const random = createSeededRandom(words.length);
  const names = named.filter(({ lead }) => lead !== null);
  const others = named.filter(({ lead }) => lead === null);
  const chosen = [...names, ...others.filter(() => random.uniform() < mostOthers / others.length)];
  const size = labelCropPlanes * labelCropHeight * labelCropWidth;
  const classes = Uint8Array.from(chosen, ({ lead }) => labelClasses.indexOf(lead));
  const crops = new Float32Array(chosen.length * size);
  for (const [k, { box }] of chosen.entries()) drawLabelCrop(page, box, { into: crops, place: k * size });
  const header = {
    count: chosen.length,
    planes: labelCropPlanes,
    height: labelCropHeight,
    width: labelCropWidth,
    classes: labelClasses.map((lead) => lead ?? 'none'),
    found: words.filter((word) => word.lead !== null && names.some(({ box }) => isNamed(box, word))).length,
    words: words.filter(({ lead }) => lead !== null).length,
    ...description,
  };
  const data = concatenate([classes, Uint8Array.from(crops, (value) => Math.round(255 * value))]);
  return concatenate([new TextEncoder().encode(`${JSON.stringify(header)}\n`), deflateSync(data, { level: 1 })]);
}

function isNamed(box: PixelBox, word: FlatWord): boolean {
  const lead: PrintedLead | null | undefined = nameCandidate(box, [word]);
  return lead !== null && lead !== undefined;
}
