import type { GrayImage } from '../model/image.ts';
import type { PaperMap } from '../model/paper-map.ts';
import { sampleLine } from './sample-line.ts';
import { sourceLine } from './source-line.ts';

/** A rectangle of the paper in millimetres, and how finely to sample it. */
export interface FlattenOptions {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly pixelsPerMillimetre: number;
}

/**
 * Samples a source plane once through the map, bilinearly: pixel (0, 0) of the result has its centre at (left, top).
 * Outside the source the result is 0.
 */
export function flatten(source: GrayImage, map: PaperMap, options: FlattenOptions): GrayImage {
  const resolution = options.pixelsPerMillimetre;
  const width = Math.max(1, Math.floor((options.right - options.left) * resolution) + 1);
  const height = Math.max(1, Math.floor((options.bottom - options.top) * resolution) + 1);
  const flat = { width, height, data: new Uint8Array(width * height) };
  // The map bends slowly: it is evaluated every `stride` pixels, the pixels between lie on a straight line.
  const stride = Math.max(1, Math.round(resolution));
  const knots = Math.ceil(width / stride) + 1;
  const line = sourceLine(
    map,
    Float64Array.from({ length: knots }, (_, k) => options.left + (k * stride) / resolution),
  );
  for (let v = 0; v < height; v++) {
    line.moveTo(options.top + v / resolution);
    sampleLine(source, line, { target: flat.data.subarray(v * width, (v + 1) * width), stride });
  }
  return flat;
}
