import { boxOfText } from './box-of-text.ts';
import type { Decoy } from './decoy-schema.ts';
import { listGridCrossings } from './list-grid-crossings.ts';
import type { PaperAffine } from './paper-affine.ts';
import type { RenderedLead, RenderTruth } from './render-truth.ts';
import { type RenderTruthJson, renderTruthSchemaVersion } from './render-truth-schema.ts';

export interface DescribeRenderTruthOptions {
  /** Points of centre lines a pixel of paper width. Default 1. */
  readonly pointsAPixel?: number;
}

type Polygon = [number, number][];

/** Points a pixel that `RenderTruth` holds. */
const tracedPointsAPixel = 4;
/** Digits after the point: a hundredth of a thousandth of a pixel is finer than any use. */
const digits = 4;
const timeDigits = 6;

/**
 * The truth about a page as plain data that `renderTruthSchema` describes: positions in source pixels, every box with
 * its content.
 */
export function describeRenderTruth(
  truth: RenderTruth,
  { pointsAPixel = 1 }: DescribeRenderTruthOptions = {},
): RenderTruthJson {
  const { pageWidth, pageHeight, options, paperToSource: affine } = truth;
  const { template: _, ...parameters } = options;
  const crossings = listGridCrossings(truth);
  const step = Math.max(1, Math.round(tracedPointsAPixel / pointsAPixel));
  return {
    schemaVersion: renderTruthSchemaVersion,
    width: truth.width,
    height: truth.height,
    pixelsPerMillimetre: truth.pixelsPerMillimetre,
    paperSpeed: truth.paperSpeed,
    gain: truth.gain,
    layout: truth.template.name,
    page: { width: pageWidth, height: pageHeight, corners: boxOnPaper(affine, [0, 0, pageWidth, pageHeight]) },
    pose: { ...truth.pose },
    paperToSource: { ...affine },
    gridCrossings: {
      xs: crossings.map(({ paper }) => round(paper.x)),
      ys: crossings.map(({ paper }) => round(paper.y)),
      columns: crossings.map(({ source }) => round(source.column)),
      rows: crossings.map(({ source }) => round(source.row)),
    },
    leads: truth.regions.map((region) => describeLead(region, truth, step)),
    pulses: truth.pulses.map(({ row, side, left, right, foot, steps }) => ({
      row,
      side,
      box: boxOnPaper(affine, [left, Math.min(...steps.map(({ top }) => top)), right, foot]),
      millivolts: 1,
      seconds: round((right - left) / truth.paperSpeed),
      gains: steps.map(({ gain }) => gain),
    })),
    separators: truth.separators.map(({ row, x, top, bottom }) => ({
      row,
      ends: [pointOnPaper(affine, x, top), pointOnPaper(affine, x, bottom)],
    })),
    texts: truth.texts.map((text) => ({
      text: text.text,
      role: text.role,
      font: text.font,
      ...(text.lead === undefined ? {} : { lead: text.lead }),
      ...(text.row === undefined ? {} : { row: text.row }),
      height: text.height,
      box: boxOfText(text).map(([x, y]) => pointOnPaper(affine, x, y)),
    })),
    decoys: truth.decoys.map((decoy) => ({ decoy, box: boxOfDecoy(affine, decoy) })),
    options: parameters,
  };
}

function describeLead(region: RenderedLead, truth: RenderTruth, step: number): RenderTruthJson['leads'][number] {
  const { lead, inverted, row, rhythmStrip, start, end, gain, baseline, left, right } = region;
  const { columns, rows } = region.centreLine;
  const chosen = Array.from({ length: Math.ceil(columns.length / step) }, (_, index) => index * step);
  const pointOf = (value: number) => (Number.isNaN(value) ? null : round(value));
  return {
    lead,
    inverted,
    row,
    rhythmStrip,
    start,
    end,
    gain,
    baseline: [pointOnPaper(truth.paperToSource, left, baseline), pointOnPaper(truth.paperToSource, right, baseline)],
    box: boxOfLead(region, truth),
    centreLine: {
      times: chosen.map((index) => Number(region.times[index]!.toFixed(timeDigits))),
      columns: chosen.map((index) => pointOf(columns[index]!)),
      rows: chosen.map((index) => pointOf(rows[index]!)),
    },
  };
}

function boxOfLead({ centreLine, left, right, baseline }: RenderedLead, truth: RenderTruth): Polygon {
  const { columnX, columnY, column0, rowX, rowY, row0 } = truth.paperToSource;
  const determinant = columnX * rowY - columnY * rowX;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < centreLine.columns.length; i++) {
    const y = (columnX * (centreLine.rows[i]! - row0) - rowX * (centreLine.columns[i]! - column0)) / determinant;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  const reach = truth.penWidth / 2;
  const [upper, lower] = top > bottom ? [baseline, baseline] : [top, bottom];
  return boxOnPaper(truth.paperToSource, [left - reach, upper - reach, right + reach, lower + reach]);
}

function boxOfDecoy(affine: PaperAffine, decoy: Decoy): Polygon {
  const { x, y } = decoy;
  if (decoy.kind === 'table') {
    const width = decoy.columnWidth * Math.max(0, ...decoy.cells.map((line) => line.length));
    return boxOnPaper(affine, [x, y, x + width, y + decoy.rowHeight * decoy.cells.length]);
  }
  const [width, height] = 'size' in decoy ? [decoy.size, decoy.size] : [decoy.width, decoy.height];
  return boxOnPaper(affine, [x, y, x + width, y + height]);
}

function boxOnPaper(
  affine: PaperAffine,
  [left, top, right, bottom]: readonly [left: number, top: number, right: number, bottom: number],
): Polygon {
  return [
    pointOnPaper(affine, left, top),
    pointOnPaper(affine, right, top),
    pointOnPaper(affine, right, bottom),
    pointOnPaper(affine, left, bottom),
  ];
}

function pointOnPaper(affine: PaperAffine, x: number, y: number): [number, number] {
  return [
    round(affine.columnX * x + affine.columnY * y + affine.column0),
    round(affine.rowX * x + affine.rowY * y + affine.row0),
  ];
}

function round(value: number): number {
  return Number(value.toFixed(digits));
}
