import { EinthovenError } from '../../errors.ts';
import { createByteReader } from './byte-reader.ts';
import { readAvifHeader } from './headers/read-avif-header.ts';
import { readBmpHeader } from './headers/read-bmp-header.ts';
import { readGifHeader } from './headers/read-gif-header.ts';
import { readJpegHeader } from './headers/read-jpeg-header.ts';
import { readPngHeader } from './headers/read-png-header.ts';
import { readTiffHeader } from './headers/read-tiff-header.ts';
import { readWebpHeader } from './headers/read-webp-header.ts';
import type { ImageHeader, ReadableFormat } from './image-format.ts';

/**
 * Size, page count and resolution from the header, before any decoder runs: what the limits are checked against.
 * `pageIndex` counts from 0; only the pages of a TIFF differ in size. Throws IMAGE_BROKEN where the header is damaged.
 */
export function readImageDimensions(bytes: Uint8Array, format: ReadableFormat, pageIndex = 0): ImageHeader {
  const header = readHeader(bytes, format, pageIndex);
  if (!(header.width > 0 && header.height > 0)) {
    throw new EinthovenError(
      'IMAGE_BROKEN',
      `The ${format.toUpperCase()} header gives a size of ${header.width} × ${header.height} pixels.`,
    );
  }
  return header;
}

function readHeader(bytes: Uint8Array, format: ReadableFormat, pageIndex: number): ImageHeader {
  switch (format) {
    case 'png':
      return readPngHeader(createByteReader(bytes, 'big', 'PNG'));
    case 'jpeg':
      return readJpegHeader(createByteReader(bytes, 'big', 'JPEG'));
    case 'webp':
      return readWebpHeader(createByteReader(bytes, 'little', 'WebP'));
    case 'tiff':
      return readTiffHeader(bytes, pageIndex);
    case 'gif':
      return readGifHeader(createByteReader(bytes, 'little', 'GIF'));
    case 'bmp':
      return readBmpHeader(createByteReader(bytes, 'little', 'BMP'));
    case 'avif':
      return readAvifHeader(createByteReader(bytes, 'big', 'AVIF'));
  }
}
