import type { RgbImage } from '../model/image.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { drawGridCover } from './draw-grid-cover.ts';
import { drawLeadLabels } from './draw-lead-labels.ts';
import { drawMarksCover } from './draw-marks-cover.ts';

const half = 0.5;

/**
 * Four classes as colours: red grid, green texts and other marks that are no signal (pulses and marks between leads
 * among them), blue traces, black the rest. Each pixel has one class: traces go before marks, marks before the grid.
 */
export function drawClassMask(truth: RenderTruthJson): RgbImage {
  const { width, height } = truth;
  const data = new Uint8Array(3 * width * height);
  const traces = drawLeadLabels(truth).data;
  const marks = drawMarksCover(truth).data;
  const grid = drawGridCover(truth).data;
  for (let index = 0; index < traces.length; index++) {
    if (traces[index]! > 0) data[3 * index + 2] = 255;
    else if (marks[index]! >= half) data[3 * index + 1] = 255;
    else if (grid[index]! >= half) data[3 * index] = 255;
  }
  return { width, height, data };
}
