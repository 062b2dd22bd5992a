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
      if (cover !== null) packCover(pixels, start + 3, cover.subarray(row * width, (row + 1) * width));
    }
  });
  if (border > 0) drawBorder(pixels, { packedWidth, packedHeight, border });
  return { width: packedWidth, height: packedHeight, scratch, address, data: pixels };
}

function packCover(pixels: Uint8Array, first: number, cover: Uint8Array) {
  for (let index = 0, at = first; index < cover.length; index++, at += 4) pixels[at] = cover[index]!;
}

interface Bordered {
  readonly packedWidth: number;
  readonly packedHeight: number;
  readonly border: number;
}

function drawBorder(pixels: Uint8Array, { packedWidth, packedHeight, border }: Bordered) {
  for (let row = border; row < packedHeight - border; row++) drawEnds(pixels, row * packedWidth, packedWidth, border);
  const copyRow = (from: number, to: number) => {
    pixels.copyWithin(4 * to * packedWidth, 4 * from * packedWidth, 4 * (from + 1) * packedWidth);
    clearCovers(pixels, 4 * to * packedWidth, 4 * (to + 1) * packedWidth);
  };
  for (let row = 0; row < border; row++) {
    copyRow(border, row);
    copyRow(packedHeight - border - 1, packedHeight - border + row);
  }
}

/** The pixels before and after a row, which starts with them. */
function drawEnds(pixels: Uint8Array, start: number, packedWidth: number, border: number) {
  const end = start + packedWidth;
  for (let column = 0; column < border; column++) {
    copyColor(pixels, start + border, start + column);
    copyColor(pixels, end - border - 1, end - border + column);
  }
}

function copyColor(pixels: Uint8Array, from: number, to: number) {
  for (let channel = 0; channel < 3; channel++) pixels[4 * to + channel] = pixels[4 * from + channel]!;
  pixels[4 * to + 3] = 0;
}

function clearCovers(pixels: Uint8Array, start: number, end: number) {
  for (let at = start + 3; at < end; at += 4) pixels[at] = 0;
}
