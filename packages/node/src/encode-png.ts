import type { RgbImage } from '@einthoven/core';
import { encodePixels, type PngOptions } from './encode-pixels.ts';

/** The picture as PNG bytes, 8-bit RGB, nothing lost. */
export function encodePng(image: RgbImage, options: PngOptions = {}): Promise<Uint8Array> {
  return encodePixels(image, 3, (pixels) => pixels.png(options));
}
