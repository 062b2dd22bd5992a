import type { GrayImage } from '@einthoven/core';
import { encodePixels, type PngOptions } from './encode-pixels.ts';

/** A grey picture or a mask as PNG bytes, 8 bits a pixel, nothing lost. */
export function encodeGrayPng(image: GrayImage, options: PngOptions = {}): Promise<Uint8Array> {
  return encodePixels(image, 1, (pixels) => pixels.toColourspace('b-w').png(options));
}
