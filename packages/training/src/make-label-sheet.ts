import { type EcgRecord, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import { type LabelPage, labelPageScale } from '@einthoven/core/network';
import { createSeededRandom, type RenderTruth, randomPageOptions, renderPage } from '@einthoven/core/render';
import { chooseLabels } from './choose-labels.ts';
import { encodeLabelCrops } from './encode-label-crops.ts';
import { listWords } from './list-words.ts';
import { scatterWords } from './scatter-words.ts';

/** Millimetres. */
const sheetWidth = 200;
const sheetHeight = 140;
const besideRows = 30;
const words = 160;
/** Deviation of the mark around the middle of a pen, pixels, as the ink network is taught it. */
const markSpread = 1;
const markReach = 3;

/**
 * One page of crops for the label network (see `encodeLabelCrops`), of words in black on white among traces: cheap, as
 * nothing has to be found on it. Wear is left to the trainer and to `makeLabelPage`.
 */
export function makeLabelSheet(record: EcgRecord, seed: number): Uint8Array {
  const random = createSeededRandom(seed);
  const { rowSpacing: _, ...base } = randomPageOptions(random, { templates: parseLayoutTemplates(shippedLayouts) });
  const area = { left: 3, top: 3, right: sheetWidth - 3, bottom: sheetHeight - 3 };
  const scattered = scatterWords(random, area, words);
  const { image, truth } = renderPage(record, {
    ...base,
    header: [''],
    footer: [''],
    decoys: [],
    marginTop: 5,
    marginBottom: 5,
    crop: { left: 0, top: 0, right: 0, bottom: 0 },
    pageWidth: sheetWidth,
    pageHeight: sheetHeight,
    dotsPerInch: labelPageScale * 25.4,
    duration: Math.max(1, (sheetWidth - besideRows) / (base.paperSpeed ?? 25)),
    gridStyle: 'none',
    halftone: 'none',
    inkColor: [0, 0, 0],
    textColor: [0, 0, 0],
    paperColor: [255, 255, 255],
    texts: scattered.flatMap((word) => word.texts),
    ...chooseLabels(random),
  });
  const { width, height, data } = image;
  const ink = Uint8Array.from({ length: width * height }, (_value, k) => 255 - data[3 * k]!);
  const page: LabelPage = { left: 0, top: 0, ink: { width, height, data: ink }, trace: drawMarks(truth) };
  const { paperToSource: map } = truth;
  const flat = listWords(truth, scattered).map(({ lead, left, top, right, bottom }) => ({
    lead,
    left: map.columnX * left + map.column0,
    top: map.rowY * top + map.row0,
    right: map.columnX * right + map.column0,
    bottom: map.rowY * bottom + map.row0,
  }));
  return encodeLabelCrops(page, flat, { record: record.name, seed });
}

/** What the ink network would mark, if it were never wrong. */
function drawMarks({ width, height, regions }: RenderTruth): LabelPage['trace'] {
  const data = new Uint8Array(width * height);
  for (const { columns, rows } of regions.map((region) => region.centreLine)) {
    for (let k = 0; k < columns.length; k++) {
      const column = Math.round(columns[k]!);
      const middle = Math.round(rows[k]!);
      if (Number.isNaN(middle) || column < 0 || column >= width) continue;
      for (let row = Math.max(0, middle - markReach); row <= Math.min(height - 1, middle + markReach); row++) {
        const mark = 255 * Math.exp(-0.5 * ((row - rows[k]!) / markSpread) ** 2);
        data[row * width + column] = Math.max(data[row * width + column]!, mark);
      }
    }
  }
  return { width, height, data };
}
