import type { GrayImage, RgbImage } from '../model/image.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { drawCentreLines } from './draw-centre-lines.ts';
import { drawClassMask } from './draw-class-mask.ts';
import { drawLeadLabels } from './draw-lead-labels.ts';
import type { DuplicateLeads } from './select-leads.ts';

/**
 * `binary`: 255 where a trace is drawn. `leads`: 1 (lead I) to 12 (V6). `classes`: red grid, green marks, blue traces.
 * `line`: 255 on the centre lines, one pixel wide.
 */
export const maskKinds = ['binary', 'leads', 'classes', 'line'] as const;
export type MaskKind = (typeof maskKinds)[number];

export type PageMask = { readonly gray: GrayImage } | { readonly rgb: RgbImage };

export interface PageMaskOptions {
  /** Of leads drawn twice. Default `all`. Does not matter to `classes`. */
  readonly duplicates?: DuplicateLeads;
}

/** A mask of a page from its truth, as large as its picture. */
export function drawPageMask(
  truth: RenderTruthJson,
  kind: MaskKind,
  { duplicates = 'all' }: PageMaskOptions = {},
): PageMask {
  switch (kind) {
    case 'classes':
      return { rgb: drawClassMask(truth) };
    case 'leads':
      return { gray: drawLeadLabels(truth, duplicates) };
    case 'binary':
      return { gray: toBinary(drawLeadLabels(truth, duplicates)) };
    case 'line':
      return { gray: toBinary(drawCentreLines(truth, duplicates)) };
  }
}

function toBinary({ width, height, data }: GrayImage): GrayImage {
  return { width, height, data: data.map((value) => (value > 0 ? 255 : 0)) };
}
