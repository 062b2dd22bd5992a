import type { FloatImage } from '../model/image.ts';
import { boxOfText } from '../render/box-of-text.ts';
import { fillPolygon } from '../render/fill-polygon.ts';
import { fontFaces } from '../render/font-faces.ts';
import { measureText, placeText } from '../render/place-text.ts';
import { pointSpreads } from '../render/point-spreads.ts';
import type { RenderedText } from '../render/render-truth.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { type PixelPath, strokePath } from '../render/stroke-path.ts';
import { createTruthMap, type TruthMap } from './create-truth-map.ts';
import { paperRectangle } from './paper-rectangle.ts';
import { penPixels, truthOption, truthPenWidth } from './truth-scale.ts';

type TruthText = RenderTruthJson['texts'][number];
type TruthPulse = RenderTruthJson['pulses'][number];
/** Draws a path on the paper with a pen of so many millimetres. */
type PaperStroke = (path: PixelPath, pen: number) => void;

/** Sixths of the height of capitals: the unit of faces. */
const units = 6;
const usualSeparator = 0.6;
const usualFoot = 1;

/**
 * Part of each pixel, 0 to 1, that anything but traces and grid covers: lead names, other texts, pulses, marks between
 * leads, and the boxes of logos, codes and tables. Letters are drawn anew into their boxes, those of a writing hand
 * wider, as the hand may miss.
 */
export function drawMarksCover(truth: RenderTruthJson): FloatImage {
  const { width, height } = truth;
  const layer: FloatImage = { width, height, data: new Float32Array(width * height) };
  const map = createTruthMap(truth);
  const stroke = createPaperStroke(layer, map);
  for (const text of truth.texts) drawText(text, { map, stroke });
  const pulsePen = truthOption(truth, 'pulsePenWidth', truthPenWidth(truth));
  for (const pulse of truth.pulses) {
    const path = pulsePath(pulse, { truth, map });
    if (path) stroke(path, pulsePen);
  }
  for (const { line } of truth.separators) {
    const pen = penPixels(truthOption(truth, 'separatorWidth', usualSeparator), truth.pixelsPerMillimetre);
    strokePath(layer, pathOf(line), { width: Math.max(1, pen), pointSpread: pointSpreads.area });
  }
  for (const { box } of truth.decoys) fillPolygon(layer, pathOf(box), pointSpreads.area);
  return layer;
}

function createPaperStroke(layer: FloatImage, map: TruthMap): PaperStroke {
  const point = new Float64Array(2);
  return ({ columns: xs, rows: ys }, pen) => {
    const columns = new Float64Array(xs.length).fill(Number.NaN);
    const rows = new Float64Array(xs.length).fill(Number.NaN);
    for (let i = 0; i < xs.length; i++) {
      if (Number.isNaN(xs[i]!)) continue;
      map.toPicture(xs[i]!, ys[i]!, point);
      columns[i] = point[0]!;
      rows[i] = point[1]!;
    }
    const scale = xs.length === 0 ? 1 : map.scaleAt(xs[0]!, ys[0]!);
    strokePath(layer, { columns, rows }, { width: Math.max(1, penPixels(pen, scale)), pointSpread: pointSpreads.area });
  };
}

function drawText(text: TruthText, tools: { readonly map: TruthMap; readonly stroke: PaperStroke }) {
  const { height, font } = text;
  const box = paperRectangle(text.box, tools.map);
  if (box === null) return;
  const { pen, jitter } = fontFaces[font];
  const width = measureText(text.text, height, font);
  // The box of the same text at (0, 0) tells how far its corner is from the line that the letters stand on.
  const atOrigin = { text: text.text, role: text.role, font, angle: 0, x: 0, y: 0, height, width };
  const [left, top] = boxOfText(atOrigin as RenderedText)[0]!;
  const cosine = Math.cos((box.angle * Math.PI) / 180);
  const sine = Math.sin((box.angle * Math.PI) / 180);
  const place = {
    x: box.x - cosine * left - sine * top,
    y: box.y + sine * left - cosine * top,
    height,
    font,
    angle: box.angle,
  };
  tools.stroke(placeText(text.text, place), (pen + (2 * jitter) / units) * height);
}

function pulsePath(
  { box, gains, seconds }: TruthPulse,
  { truth, map }: { readonly truth: RenderTruthJson; readonly map: TruthMap },
): PixelPath | null {
  const place = paperRectangle(box, map);
  if (place === null) return null;
  const foot = truthOption(truth, 'pulseFoot', usualFoot);
  const width = seconds * truth.paperSpeed;
  const bottom = place.y + place.height;
  const points: [x: number, y: number][] = [
    [place.x - foot, bottom],
    [place.x, bottom],
  ];
  gains.forEach((gain, step) => {
    points.push([place.x + (step * width) / gains.length, bottom - gain]);
    points.push([place.x + ((step + 1) * width) / gains.length, bottom - gain]);
  });
  points.push([place.x + width, bottom], [place.x + width + foot, bottom]);
  return pathOf(points);
}

function pathOf(points: readonly (readonly [number, number])[]): PixelPath {
  return {
    columns: Float64Array.from(points, ([column]) => column),
    rows: Float64Array.from(points, ([, row]) => row),
  };
}
