import { EinthovenError } from '../../../errors.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { BitmapInfo } from './read-bitmap-info.ts';

/**
 * Uncompressed colour numbers of 1, 2, 4 or 8 bits: one byte each, in the order of the file's rows. The bytes must be
 * there.
 */
export function readBitmapIndices({ bytes }: ByteReader, info: BitmapInfo, rowBytes: number): Uint8Array {
  const { width, height, bitsPerPixel, pixelOffset } = info;
  const indices = new Uint8Array(width * height);
  const mask = 2 ** bitsPerPixel - 1;
  for (let row = 0; row < height; row++) {
    const start = pixelOffset + row * rowBytes;
    for (let column = 0; column < width; column++) {
      const bit = column * bitsPerPixel;
      const byte = bytes[start + (bit >> 3)]!;
      indices[row * width + column] = (byte >> (8 - bitsPerPixel - (bit & 7))) & mask;
    }
  }
  return indices;
}

/**
 * Run-length coded colour numbers (RLE8 and RLE4 of the Windows bitmap): one byte each, in the order of the file's
 * rows. Pixels that the code skips keep colour 0.
 */
export function readRunLengthIndices(reader: ByteReader, info: BitmapInfo): Uint8Array {
  const { width, height } = info;
  const indices = new Uint8Array(width * height);
  const nibbles = info.compression === 'rle4';
  let offset = info.pixelOffset;
  let column = 0;
  let row = 0;
  const put = (value: number) => {
    if (column >= width || row >= height) {
      throw new EinthovenError('IMAGE_BROKEN', 'A run of the BMP file leaves the picture.');
    }
    indices[row * width + column++] = value;
  };
  while (true) {
    const count = reader.u8(offset);
    const value = reader.u8(offset + 1);
    offset += 2;
    if (count > 0) {
      for (let index = 0; index < count; index++) put(nibbles ? nibble(value, index) : value);
    } else if (value === 0) {
      column = 0;
      row++;
    } else if (value === 1) {
      return indices;
    } else if (value === 2) {
      column += reader.u8(offset);
      row += reader.u8(offset + 1);
      offset += 2;
    } else {
      for (let index = 0; index < value; index++) {
        put(nibbles ? nibble(reader.u8(offset + (index >> 1)), index) : reader.u8(offset + index));
      }
      // Literal runs are padded to whole words of 16 bits.
      offset += 2 * Math.ceil((nibbles ? value / 2 : value) / 2);
    }
  }
}

function nibble(byte: number, index: number): number {
  return index % 2 === 0 ? byte >> 4 : byte & 15;
}
