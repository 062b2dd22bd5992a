import type { RgbImage } from '../../model/image.ts';
import type { Scratch } from '../simd/open-scratch.ts';
import type { PackedImage } from './packed-image.ts';

/** Packs a picture; the border around it repeats its edge with cover 0. `cover` is a plane of the picture's size. */
export function packImage(
  { width, height, data }: RgbImage,
  scratch: Scratch,
  { border = 0, cover = null }: { readonly border?: number; readonly cover?: Uint8Array | null } = {},
): PackedImage {
  const packedWidth = width + 2 * border;
  const packedHeight = height + 2 * border;
  const rowBytes = 4 * packedWidth;
  const address = scratch.take(rowBytes * packedHeight);
  const { bytes, kernels } = scratch;
  const pixels = bytes.subarray(address, address + rowBytes * packedHeight);
  scratch.borrow(() => {
    const line = scratch.take(3 * width);
    for (let row = 0; row < height; row++) {
      bytes.set(data.subarray(3 * row * width, 3 * (row + 1) * width), line);
      const start = (row + border) * rowBytes + 4 * border;
      kernels.packLine(address + start, width, line);
      if (cover === null) continue;
      for (let index = row * width, at = start + 3; index < (row + 1) * width; index++, at += 4) {
        pixels[at] = cover[index]!;
      }
    }
  });
  if (border > 0) drawBorder(pixels, { packedWidth, packedHeight, border });
  return { width: packedWidth, height: packedHeight, scratch, address, data: pixels };
}

function drawBorder(
  pixels: Uint8Array,
  {
    packedWidth,
    packedHeight,
    border,
  }: { readonly packedWidth: number; readonly packedHeight: number; readonly border: number },
) {
  const copyPixel = (from: number, to: number) => {
    pixels.copyWithin(4 * to, 4 * from, 4 * from + 3);
    pixels[4 * to + 3] = 0;
  };
  for (let row = border; row < packedHeight - border; row++) {
    const start = row * packedWidth;
    for (let column = 0; column < border; column++) {
      copyPixel(start + border, start + column);
      copyPixel(start + packedWidth - border - 1, start + packedWidth - border + column);
    }
  }
  const copyRow = (from: number, to: number) => {
    pixels.copyWithin(4 * to * packedWidth, 4 * from * packedWidth, 4 * (from + 1) * packedWidth);
    for (let at = 4 * to * packedWidth + 3; at < 4 * (to + 1) * packedWidth; at += 4) pixels[at] = 0;
  };
  for (let row = 0; row < border; row++) {
    copyRow(border, row);
    copyRow(packedHeight - border - 1, packedHeight - border + row);
  }
}
