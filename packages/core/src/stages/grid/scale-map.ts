import type { PaperMap } from '../../model/paper-map.ts';
import { millimetres } from '../../units.ts';

/** The map in another unit and from another origin: new = (old − shift) × factor. */
export function scaleMap(map: PaperMap, factor: number, shift: { readonly x: number; readonly y: number }): PaperMap {
  return {
    ...map,
    originX: millimetres((map.originX - shift.x) * factor),
    originY: millimetres((map.originY - shift.y) * factor),
    pitch: millimetres(map.pitch * factor),
  };
}
