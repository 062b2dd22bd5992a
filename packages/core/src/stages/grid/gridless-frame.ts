import { flatten } from '../../image/flatten.ts';
import { shrink } from '../../image/shrink.ts';
import type { GrayImage } from '../../model/image.ts';
import { buildPaperMap } from './build-paper-map.ts';

/** The picture turned so that its traces lie level. One frame pixel is `step` source pixels. */
export interface GridlessFrame {
  readonly plane: GrayImage;
  readonly step: number;
  /** Direction of the frame's columns in the source, radians, from +column towards +row. */
  readonly angle: number;
  /** Place of frame pixel (0, 0) along the turned axes, in source pixels. */
  readonly left: number;
  readonly top: number;
}

export interface GridlessFrameOptions {
  /** Direction along the traces, radians, from +column towards +row of the source. */
  readonly angle: number;
  /** Longest side of the frame, in pixels; bigger pictures are shrunk by a whole number. */
  readonly longestSide: number;
}

/** Distance of the nodes of the mesh, in pixels: the map is a pure rotation, any would do. */
const pitch = 64;

/** Turns an ink plane so that what runs at `angle` runs along the columns. */
export function gridlessFrame(ink: GrayImage, options: GridlessFrameOptions): GridlessFrame {
  const step = Math.max(1, Math.ceil(Math.max(ink.width, ink.height) / options.longestSide));
  const small = shrink(ink, step);
  const cos = Math.cos(options.angle);
  const sin = Math.sin(options.angle);
  const { width, height } = small;
  const along = (column: number, row: number) => column * cos + row * sin;
  const across = (column: number, row: number) => row * cos - column * sin;
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const xs = corners.map(([column, row]) => along(column, row));
  const ys = corners.map(([column, row]) => across(column, row));
  const bounds = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  const map = buildPaperMap(along, across, { width, height, pitch });
  const plane = flatten(small, map, { ...bounds, pixelsPerMillimetre: 1 });
  return { plane, step, angle: options.angle, left: bounds.left * step, top: bounds.top * step };
}
