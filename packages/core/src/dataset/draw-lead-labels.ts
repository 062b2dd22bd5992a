import type { FloatImage, GrayImage } from '../model/image.ts';
import { leadNames } from '../model/lead.ts';
import { pointSpreads } from '../render/point-spreads.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { strokePath } from '../render/stroke-path.ts';
import { createTruthMap } from './create-truth-map.ts';
import { drawPixels } from './draw-centre-lines.ts';
import { type DuplicateLeads, selectLeads } from './select-leads.ts';
import { inkPath } from './truth-path.ts';
import { leadScale, truthPenWidth } from './truth-scale.ts';

/**
 * The ink of the traces by lead: I 1, II 2, … V6 12, and 0 elsewhere. A pixel belongs to the lead that covers most of
 * it, if that is half of it or half of what so thin a pen can cover; the middle of the pen always belongs to the lead.
 */
export function drawLeadLabels(truth: RenderTruthJson, duplicates: DuplicateLeads = 'all'): GrayImage {
  const { width, height } = truth;
  const map = createTruthMap(truth);
  const labels: GrayImage = { width, height, data: new Uint8Array(width * height) };
  const best = new Float32Array(width * height);
  const middle: GrayImage = { width, height, data: new Uint8Array(width * height) };
  const layer: FloatImage = { width, height, data: new Float32Array(width * height) };
  for (const lead of selectLeads(truth, duplicates)) {
    const path = inkPath(truth, lead);
    const label = leadNames.indexOf(lead.lead) + 1;
    const pen = truthPenWidth(truth) * leadScale(truth, lead, map);
    layer.data.fill(0);
    strokePath(layer, path, { width: pen, pointSpread: pointSpreads.area });
    const least = Math.min(1, pen) / 2;
    drawPixels(middle, path, 1);
    for (let index = 0; index < best.length; index++) {
      const cover = layer.data[index]!;
      if (cover >= least && cover > best[index]!) {
        best[index] = cover;
        labels.data[index] = label;
      }
      // What another lead has stays with it.
      if (middle.data[index] === 1 && labels.data[index] === 0) labels.data[index] = label;
    }
    middle.data.fill(0);
  }
  return labels;
}
