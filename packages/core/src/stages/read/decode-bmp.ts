import { EinthovenError } from '../../errors.ts';
import type { RgbImage } from '../../model/image.ts';
import type { DecodedImage } from '../../pipeline/stage.ts';
import { copyByteColors, paintDirectColors, paintPaletteColors } from './bitmap/paint-bitmap-colors.ts';
import { readBitmapIndices, readRunLengthIndices } from './bitmap/read-bitmap-indices.ts';
import { type BitmapInfo, readBitmapInfo } from './bitmap/read-bitmap-info.ts';
import { type ByteReader, createByteReader } from './byte-reader.ts';

/** One pair of bytes codes at most 255 pixels, or skips 255 rows: less code than this cannot fill a picture. */
const largestSkippedRows = 255;

/**
 * Decodes a Windows or OS/2 bitmap: 1, 2, 4, 8, 16, 24 and 32 bits, bottom-up and top-down, colour masks, RLE8, RLE4.
 * Give it bytes whose size was checked with `readImageDimensions`. Throws IMAGE_BROKEN and FORMAT_UNSUPPORTED.
 * Source: Microsoft, "Bitmap Storage" and BITMAPV5HEADER.
 */
export function decodeBmp(bytes: Uint8Array): DecodedImage {
  const reader = createByteReader(bytes, 'little', 'BMP');
  const info = readBitmapInfo(reader);
  checkPixelBytes(reader, info);
  const colors = paintColors(reader, info);
  const data = info.topDown ? colors : turnRowsOver(colors, info);
  const image: RgbImage = { width: info.width, height: info.height, data };
  return { image, dotsPerInch: info.dotsPerInch };
}

function paintColors(reader: ByteReader, info: BitmapInfo): Uint8Array {
  if (info.bitsPerPixel > 8) {
    const paint = hasByteColors(info) ? copyByteColors : paintDirectColors;
    return paint(reader, info, rowBytesOf(info));
  }
  const indices =
    info.compression === 'none'
      ? readBitmapIndices(reader, info, rowBytesOf(info))
      : readRunLengthIndices(reader, info);
  return paintPaletteColors(reader, info, indices);
}

function hasByteColors({ masks, bitsPerPixel }: BitmapInfo): boolean {
  const [red, green, blue, alpha] = masks;
  return bitsPerPixel >= 24 && red === 0xff0000 && green === 0xff00 && blue === 0xff && alpha === 0;
}

/** Rows are padded to whole words of 32 bits. */
function rowBytesOf(info: BitmapInfo): number {
  return Math.ceil((info.width * info.bitsPerPixel) / 32) * 4;
}

/** Before memory is taken for the picture: its bytes must be there. */
function checkPixelBytes(reader: ByteReader, info: BitmapInfo): void {
  const needed = info.compression === 'none' ? rowBytesOf(info) * info.height : (info.height / largestSkippedRows) * 2;
  const present = Math.max(0, reader.length - info.pixelOffset);
  if (info.width > 0 && info.height > 0 && present >= needed) return;
  throw new EinthovenError(
    'IMAGE_BROKEN',
    `The BMP picture of ${info.width} × ${info.height} pixels needs ${needed} bytes; ${present} are there.`,
  );
}

function turnRowsOver(data: Uint8Array, { width, height }: BitmapInfo): Uint8Array {
  const turned = new Uint8Array(data.length);
  const rowBytes = width * 3;
  for (let row = 0; row < height; row++) {
    turned.set(data.subarray(row * rowBytes, (row + 1) * rowBytes), (height - 1 - row) * rowBytes);
  }
  return turned;
}
