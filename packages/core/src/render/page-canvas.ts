import type { FloatImage } from '../model/image.ts';
import { fillPolygon } from './fill-polygon.ts';
import type { PaperAffine } from './paper-affine.ts';
import { pointSpreads } from './point-spreads.ts';
import { type PixelPath, strokePath } from './stroke-path.ts';

/** A layer of ink that is drawn on in millimetres of the paper. */
export interface PageCanvas {
  readonly layer: FloatImage;
  /** A path on the paper with a round pen; `width` in millimetres; `strengths` as pens have them. */
  readonly stroke: (path: PixelPath, width: number, strengths?: Float64Array) => void;
  /** A path that is in source pixels already; `width` in millimetres; `strengths` as pens have them. */
  readonly strokeInSource: (path: PixelPath, width: number, strengths?: Float64Array) => void;
  /** A convex polygon on the paper. */
  readonly fill: (polygon: PixelPath) => void;
}

export interface PageCanvasOptions {
  readonly width: number;
  readonly height: number;
  readonly paperToSource: PaperAffine;
  readonly pixelsPerMillimetre: number;
  readonly pointSpread: keyof typeof pointSpreads;
}

/** A blank layer. */
export function createPageCanvas(options: PageCanvasOptions): PageCanvas {
  const { width, height, paperToSource, pixelsPerMillimetre } = options;
  const layer: FloatImage = { width, height, data: new Float32Array(width * height) };
  const pointSpread = pointSpreads[options.pointSpread];
  const strokeInSource = (path: PixelPath, penWidth: number, strengths?: Float64Array) =>
    strokePath(layer, path, {
      width: penWidth * pixelsPerMillimetre,
      pointSpread,
      ...(strengths ? { strengths } : {}),
    });
  return {
    layer,
    strokeInSource,
    stroke: (path, penWidth, strengths) => strokeInSource(mapPath(path, paperToSource), penWidth, strengths),
    fill: (polygon) => fillPolygon(layer, mapPath(polygon, paperToSource), pointSpread),
  };
}

function mapPath({ columns, rows }: PixelPath, affine: PaperAffine): PixelPath {
  const map = (ofX: number, ofY: number, shift: number) => columns.map((x, i) => ofX * x + ofY * rows[i]! + shift);
  return {
    columns: map(affine.columnX, affine.columnY, affine.column0),
    rows: map(affine.rowX, affine.rowY, affine.row0),
  };
}
