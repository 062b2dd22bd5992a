import type { GrayImage } from '../model/image.ts';
import { everyLeadName } from '../model/lead.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import type { PixelPath } from '../render/stroke-path.ts';
import { type DuplicateLeads, selectLeads } from './select-leads.ts';
import { truthPath } from './truth-path.ts';

/** The centre lines, one pixel wide: the number of the lead (I 1, II 2, … V6 12), 0 elsewhere. */
export function drawCentreLines(truth: RenderTruthJson, duplicates: DuplicateLeads = 'all'): GrayImage {
  const { width, height } = truth;
  const image: GrayImage = { width, height, data: new Uint8Array(width * height) };
  for (const lead of selectLeads(truth, duplicates)) {
    drawPixels(image, truthPath(lead), everyLeadName.indexOf(lead.lead) + 1);
  }
  return image;
}

/** Marks the pixels that a path passes, after Bresenham; neighbours touch at least by a corner. */
export function drawPixels({ width, height, data }: GrayImage, { columns, rows }: PixelPath, value: number): void {
  const mark = (column: number, row: number) => {
    if (column >= 0 && row >= 0 && column < width && row < height) data[row * width + column] = value;
  };
  // Points so far beyond the picture belong to no line in it.
  const farthest = 4 * (width + height);
  let lastColumn = Number.NaN;
  let lastRow = Number.NaN;
  for (let i = 0; i < columns.length; i++) {
    const column = Math.round(columns[i]!);
    const row = Math.round(rows[i]!);
    if (!Number.isNaN(column) && !Number.isNaN(row)) {
      const way = Math.max(Math.abs(column - lastColumn), Math.abs(row - lastRow));
      // Nothing is drawn from a gap: there the way is NaN.
      const steps = way <= farthest ? way : 0;
      for (let step = 1; step < steps; step++) {
        mark(
          Math.round(lastColumn + ((column - lastColumn) * step) / steps),
          Math.round(lastRow + ((row - lastRow) * step) / steps),
        );
      }
      mark(column, row);
    }
    lastColumn = column;
    lastRow = row;
  }
}
