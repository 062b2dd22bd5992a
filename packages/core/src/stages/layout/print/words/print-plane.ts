import { flatten } from '../../../../image/flatten.ts';
import { fullInk } from '../../../../image/ink-level.ts';
import { wholeInk } from '../../../../image/whole-ink.ts';
import type { GrayImage } from '../../../../model/image.ts';
import type { FlatPage, GriddedPage } from '../../../../model/page.ts';
import type { PaperMap } from '../../../../model/paper-map.ts';
import { millimetres } from '../../../../units.ts';

/** Ink in which print shows, and where on it the paper lies. */
export interface PrintPlane {
  readonly ink: GrayImage;
  readonly map: PaperMap;
}

/** Distance of the nodes of the map of a flat page, mm, and how many of them lie outside: curves bend at the rim. */
const pitch = 10;
const rim = 2;

/**
 * The flat page, which has no grid; the source picture where a network read the flat page, as that sees traces and no
 * print.
 */
export function printPlane({ flat, maps, grid }: GriddedPage): PrintPlane {
  if (flat.lines?.needed === true) return { ink: wholeInk(maps), map: grid.map };
  const { width, height } = flat.ink;
  const data = flattenPens({ flat, maps, grid });
  for (let p = 0; p < data.length; p++) {
    const value = flat.ink.data[p]! * fullInk + data[p]!;
    if (value > 0) data[p] = value > 255 ? 255 : value;
  }
  return { ink: { width, height, data }, map: mapOfFlat(flat) };
}

/** Print of another colour than the traces, which the flat page is without, in its pixels. */
function flattenPens({ flat, maps, grid }: Pick<GriddedPage, 'flat' | 'maps' | 'grid'>): Uint8Array {
  const { left, top, pixelsPerMillimetre, ink } = flat;
  if (maps.pens === undefined) return new Uint8Array(ink.width * ink.height);
  // Half a pixel more: the frame has whole pixels.
  const right = left + (ink.width - 0.5) / pixelsPerMillimetre;
  const bottom = top + (ink.height - 0.5) / pixelsPerMillimetre;
  return flatten(maps.pens, grid.map, { left, top, right, bottom, pixelsPerMillimetre }).data;
}

function mapOfFlat({ left, top, pixelsPerMillimetre: resolution, ink }: FlatPage): PaperMap {
  const columns = Math.ceil(ink.width / resolution / pitch) + 2 * rim + 1;
  const rows = Math.ceil(ink.height / resolution / pitch) + 2 * rim + 1;
  return {
    originX: millimetres(left - rim * pitch),
    originY: millimetres(top - rim * pitch),
    pitch: millimetres(pitch),
    columns,
    rows,
    sourceColumn: Float64Array.from({ length: columns * rows }, (_, k) => ((k % columns) - rim) * pitch * resolution),
    sourceRow: Float64Array.from(
      { length: columns * rows },
      (_, k) => (Math.floor(k / columns) - rim) * pitch * resolution,
    ),
  };
}
