import type { GrayImage } from '../model/image.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import type { LabelSet } from './describe-nnunet.ts';
import { drawClassMask } from './draw-class-mask.ts';
import { drawLeadLabels } from './draw-lead-labels.ts';
import type { DuplicateLeads } from './select-leads.ts';

/** One plane with the values of `labelSets`. */
export function drawLabelImage(
  truth: RenderTruthJson,
  labels: LabelSet,
  duplicates: DuplicateLeads = 'all',
): GrayImage {
  if (labels === 'leads') return drawLeadLabels(truth, duplicates);
  const { width, height } = truth;
  const data = new Uint8Array(width * height);
  if (labels === 'binary') {
    const leads = drawLeadLabels(truth, duplicates).data;
    for (let index = 0; index < data.length; index++) data[index] = leads[index]! > 0 ? 1 : 0;
    return { width, height, data };
  }
  const colors = drawClassMask(truth).data;
  for (let index = 0; index < data.length; index++) {
    // Red is 1, green 2, blue 3; only one of them is there.
    data[index] = (colors[3 * index]! & 1) + (colors[3 * index + 1]! & 2) + (colors[3 * index + 2]! & 3);
  }
  return { width, height, data };
}
