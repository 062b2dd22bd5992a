import type { GivenSheet, PaperMap } from '../../model/paper-map.ts';
import type { GridOptions } from './grid-options.ts';
import { nativeResolution } from './native-resolution.ts';

/** Pixels a millimetre along the rows of trace and across them. */
export interface GivenPitch {
  readonly x: number;
  readonly y: number;
}

/** The scale that a person gave, by a number or by the size of a sheet; null where there is none. */
export function givenPitch(options: GridOptions, sheet: GivenSheet | undefined): GivenPitch | null {
  const { pixelsPerMillimetre: both, pixelsPerMillimetreX: x, pixelsPerMillimetreY: y } = options;
  const across = x ?? both ?? y;
  const down = y ?? both ?? x;
  if (across !== null && down !== null) return { x: across, y: down };
  if (!sheet?.size) return null;
  // A sheet whose size is known has square pixels.
  const mean = Math.sqrt(((sheet.width / sheet.size.width) * sheet.height) / sheet.size.height);
  return { x: mean, y: mean };
}

/** The grid refines what was given; beyond this part it contradicts it. */
const agreement = 0.1;

/** Whether a measured map has the given scale, but for what rulers and eyes miss. */
export function hasPitch(map: PaperMap, given: GivenPitch): boolean {
  const native = nativeResolution(map);
  return Math.abs(Math.log((native.x * native.y) / (given.x * given.y))) / 2 <= Math.log(1 + agreement);
}
