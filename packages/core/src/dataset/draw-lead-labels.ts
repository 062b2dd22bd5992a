import type { FloatImage, GrayImage } from '../model/image.ts';
import { everyLeadName } from '../model/lead.ts';
import { pointSpreads } from '../render/point-spreads.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { type PixelPath, strokePath } from '../render/stroke-path.ts';
import { createTruthMap } from './create-truth-map.ts';
import { drawPixels } from './draw-centre-lines.ts';
import { type DuplicateLeads, selectLeads } from './select-leads.ts';
import { inkPath } from './truth-path.ts';
import { leadScale, penPixels, truthPenWidth } from './truth-scale.ts';

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
    const label = everyLeadName.indexOf(lead.lead) + 1;
    const pen = penPixels(truthPenWidth(truth), leadScale(truth, lead, map));
    strokePath(layer, path, { width: pen, pointSpread: pointSpreads.area });
    const least = Math.min(1, pen) / 2;
    drawPixels(middle, path, 1);
    // A lead takes up few of the rows of a page.
    const [first, end] = rowsOf(path, pen, labels);
    for (let index = first; index < end; index++) {
      const cover = layer.data[index]!;
      if (cover >= least && cover > best[index]!) {
        best[index] = cover;
        labels.data[index] = label;
      }
      // What another lead has stays with it.
      if (middle.data[index] === 1 && labels.data[index] === 0) labels.data[index] = label;
    }
    layer.data.fill(0, first, end);
    middle.data.fill(0, first, end);
  }
  return labels;
}

/** First pixel of the rows that a path can reach, and the first after them. */
function rowsOf({ rows }: PixelPath, pen: number, { width, height }: GrayImage): readonly [first: number, end: number] {
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (row < top) top = row;
    if (row > bottom) bottom = row;
  }
  const reach = pen / 2 + 2;
  const inside = (row: number) => Math.max(0, Math.min(height, row));
  return [inside(Math.floor(top - reach)) * width, inside(Math.ceil(bottom + reach) + 1) * width];
}
