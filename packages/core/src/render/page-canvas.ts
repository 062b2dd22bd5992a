import type { FloatImage } from '../model/image.ts';
import { fillPolygon } from './fill-polygon.ts';
import { lendPlane, type PlaneUse } from './lend-plane.ts';
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
  /** The layer is lent for this, until the next is; absent: it may be kept. */
  readonly lentFor?: PlaneUse;
}

/** A blank layer. */
export function createPageCanvas(options: PageCanvasOptions): PageCanvas {
  const { width, height, paperToSource, pixelsPerMillimetre } = options;
  const layer: FloatImage = { width, height, data: createLayer(width * height, options.lentFor) };
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

function createLayer(length: number, lentFor: PlaneUse | undefined): Float32Array {
  if (lentFor === undefined) return new Float32Array(length);
  const { BYTES_PER_ELEMENT } = Float32Array;
  return new Float32Array(lendPlane(lentFor, BYTES_PER_ELEMENT * length), 0, length).fill(0);
}

function mapPath({ columns, rows }: PixelPath, affine: PaperAffine): PixelPath {
  const map = (ofX: number, ofY: number, shift: number) => columns.map((x, i) => ofX * x + ofY * rows[i]! + shift);
  return {
    columns: map(affine.columnX, affine.columnY, affine.column0),
    rows: map(affine.rowX, affine.rowY, affine.row0),
  };
}
