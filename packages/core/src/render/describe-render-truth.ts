import { boxOfText } from './box-of-text.ts';
import type { Decoy } from './decoy-schema.ts';
import { listGridCrossings } from './list-grid-crossings.ts';
import type { RenderedLead, RenderTruth } from './render-truth.ts';
import { type RenderTruthJson, renderTruthSchemaVersion } from './render-truth-schema.ts';
import { samplePaperMap } from './sample-paper-map.ts';

export interface DescribeRenderTruthOptions {
  /** Points of centre lines a pixel of paper width, before wear. Default 1. */
  readonly pointsAPixel?: number;
  /** File name of the WFDB header that is written beside the document. Default null: none is. */
  readonly record?: string | null;
}

type PaperPolygon = readonly (readonly [x: number, y: number])[];
type Polygon = [number, number][];
/** From the paper to the picture as it is. */
type MapPolygon = (polygon: PaperPolygon) => Polygon;

/** Points a pixel that `RenderTruth` holds. */
const tracedPointsAPixel = 4;
/** Digits after the point: a hundredth of a thousandth of a pixel is finer than any use. */
const digits = 4;
const timeDigits = 6;
const roundingScale = 10 ** digits;
const timeScale = 10 ** timeDigits;
/** Millimetres between corners of boxes on a worn page, whose edges are bent. */
const wornStep = 10;

/**
 * The truth about a page as plain data that `renderTruthSchema` describes: positions in pixels of the picture as it is,
 * through all wear, and every box with its content.
 */
export function describeRenderTruth(
  truth: RenderTruth,
  { pointsAPixel = 1, record = null }: DescribeRenderTruthOptions = {},
): RenderTruthJson {
  const { pageWidth, pageHeight } = truth;
  const { template: _, ...parameters } = truth.options;
  const toPicture = createPolygonMap(truth);
  const step = Math.max(1, Math.round(tracedPointsAPixel / pointsAPixel));
  return {
    schemaVersion: renderTruthSchemaVersion,
    width: truth.width,
    height: truth.height,
    pixelsPerMillimetre: truth.pixelsPerMillimetre,
    paperSpeed: truth.paperSpeed,
    gain: truth.gain,
    layout: truth.template.name,
    record,
    page: { width: pageWidth, height: pageHeight, outline: toPicture(rectangle(0, 0, pageWidth, pageHeight)) },
    pose: { ...truth.pose },
    paperToSource: truth.options.wear === null ? { ...truth.paperToSource } : null,
    paperMap: describeMap(truth),
    gridCrossings: describeCrossings(truth),
    leads: truth.regions.map((region) => describeLead(region, { truth, toPicture, step })),
    pulses: truth.pulses.map(({ row, side, left, right, foot, steps }) => ({
      row,
      side,
      box: toPicture(rectangle(left, Math.min(...steps.map(({ top }) => top)), right, foot)),
      millivolts: 1,
      seconds: round((right - left) / truth.paperSpeed),
      gains: steps.map(({ gain }) => gain),
    })),
    separators: truth.separators.map(({ row, x, top, bottom }) => ({
      row,
      line: toPicture([
        [x, top],
        [x, bottom],
      ]),
    })),
    texts: truth.texts.map((text) => ({
      text: text.text,
      role: text.role,
      font: text.font,
      ...(text.lead === undefined ? {} : { lead: text.lead }),
      ...(text.row === undefined ? {} : { row: text.row }),
      height: text.height,
      box: toPicture(boxOfText(text)),
    })),
    decoys: truth.decoys.map((decoy) => ({ decoy, box: toPicture(boxOfDecoy(decoy)) })),
    options: parameters,
  };
}

function createPolygonMap({ paperToPicture, options }: RenderTruth): MapPolygon {
  const point = new Float64Array(2);
  return (polygon) => {
    const isClosed = polygon.length > 2;
    return polygon.flatMap(([x, y], index) => {
      const [nextX, nextY] = polygon[(index + 1) % polygon.length]!;
      const isEnd = !isClosed && index === polygon.length - 1;
      const length = Math.hypot(nextX - x, nextY - y);
      const count = options.wear === null || isEnd ? 1 : Math.max(1, Math.ceil(length / wornStep));
      return Array.from({ length: count }, (_, part): [number, number] => {
        paperToPicture.toPicture(x + ((nextX - x) * part) / count, y + ((nextY - y) * part) / count, point);
        return [round(point[0]!), round(point[1]!)];
      });
    });
  };
}

function describeMap(truth: RenderTruth): RenderTruthJson['paperMap'] {
  const { originX, originY, pitch, columns, rows, sourceColumn, sourceRow } = samplePaperMap(truth);
  return {
    originX,
    originY,
    pitch,
    columns,
    rows,
    pictureColumns: Array.from(sourceColumn, round),
    pictureRows: Array.from(sourceRow, round),
  };
}

function describeCrossings(truth: RenderTruth): RenderTruthJson['gridCrossings'] {
  const crossings = listGridCrossings(truth);
  return {
    xs: crossings.map(({ paper }) => round(paper.x)),
    ys: crossings.map(({ paper }) => round(paper.y)),
    columns: crossings.map(({ source }) => round(source.column)),
    rows: crossings.map(({ source }) => round(source.row)),
  };
}

function describeLead(
  region: RenderedLead,
  page: { readonly truth: RenderTruth; readonly toPicture: MapPolygon; readonly step: number },
): RenderTruthJson['leads'][number] {
  const { lead, inverted, row, rhythmStrip, start, end, gain, baseline, left, right } = region;
  const { columns, rows } = region.centreLine;
  const chosen = Array.from({ length: Math.ceil(columns.length / page.step) }, (_, index) => index * page.step);
  const pointOf = (value: number) => (Number.isNaN(value) ? null : round(value));
  return {
    lead,
    inverted,
    row,
    rhythmStrip,
    start,
    end,
    gain,
    baseline: page.toPicture([
      [left, baseline],
      [right, baseline],
    ]),
    box: page.toPicture(boxOfLead(region, page)),
    centreLine: {
      times: chosen.map((index) => Math.round(region.times[index]! * timeScale) / timeScale),
      columns: chosen.map((index) => pointOf(columns[index]!)),
      rows: chosen.map((index) => pointOf(rows[index]!)),
    },
  };
}

/** Around the points of a lead that are told, with their ink, on the paper; around its line of 0 mV where nothing of it is to be seen. */
function boxOfLead(
  { centreLine, left, right, baseline }: RenderedLead,
  { truth, step }: { readonly truth: RenderTruth; readonly step: number },
): PaperPolygon {
  const point = new Float64Array(2);
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < centreLine.columns.length; i += step) {
    if (Number.isNaN(centreLine.columns[i]!)) continue;
    truth.paperToPicture.toPaper(centreLine.columns[i]!, centreLine.rows[i]!, point);
    if (point[1]! < top) top = point[1]!;
    if (point[1]! > bottom) bottom = point[1]!;
  }
  const reach = truth.penWidth / 2;
  const [upper, lower] = top > bottom ? [baseline, baseline] : [top, bottom];
  return rectangle(left - reach, upper - reach, right + reach, lower + reach);
}

function boxOfDecoy(decoy: Decoy): PaperPolygon {
  const { x, y } = decoy;
  if (decoy.kind === 'table') {
    const width = decoy.columnWidth * Math.max(0, ...decoy.cells.map((line) => line.length));
    return rectangle(x, y, x + width, y + decoy.rowHeight * decoy.cells.length);
  }
  const [width, height] = 'size' in decoy ? [decoy.size, decoy.size] : [decoy.width, decoy.height];
  return rectangle(x, y, x + width, y + height);
}

function rectangle(left: number, top: number, right: number, bottom: number): PaperPolygon {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** Not by way of text, which takes ten times as long: a page has tens of thousands of points. */
function round(value: number): number {
  return Math.round(value * roundingScale) / roundingScale;
}
