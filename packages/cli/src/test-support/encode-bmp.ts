import type { RgbImage } from '@einthoven/core';

const headerBytes = 54;
const pixelsPerMetre = 39.3701;

/** An uncompressed bitmap of 24 bits a pixel: damage to its bytes is damage to its pixels. For tests. */
export function encodeBmp({ width, height, data }: RgbImage, dotsPerInch: number): Uint8Array {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const bytes = new Uint8Array(headerBytes + stride * height);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x424d);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, headerBytes, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  view.setInt32(38, Math.round(dotsPerInch * pixelsPerMetre), true);
  view.setInt32(42, Math.round(dotsPerInch * pixelsPerMetre), true);
  for (let row = 0; row < height; row++) {
    // Rows stand from bottom to top, channels from blue to red.
    const offset = headerBytes + (height - 1 - row) * stride;
    for (let column = 0; column < width; column++) {
      for (let channel = 0; channel < 3; channel++) {
        bytes[offset + column * 3 + channel] = data[(row * width + column) * 3 + 2 - channel]!;
      }
    }
  }
  return bytes;
}
