import type { GrayImage } from '../../model/image.ts';

/** Nothing. */
export function findText(ink: GrayImage): GrayImage {
  return { width: ink.width, height: ink.height, data: new Uint8Array(ink.data.length) };
}
