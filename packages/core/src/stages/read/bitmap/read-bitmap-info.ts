import { EinthovenError } from '../../../errors.ts';
import type { ByteReader } from '../byte-reader.ts';
import { readBmpHeader } from '../headers/read-bmp-header.ts';

const fileHeaderSize = 14;
const coreHeaderSize = 12;
const infoHeaderSize = 40;
/** From this size on the header itself holds the colour masks. */
const masksInsideHeaderSize = 52;
const alphaMaskHeaderSize = 56;

const compressionNames = ['none', 'rle8', 'rle4', 'bitfields', 'jpeg', 'png', 'alpha-bitfields'] as const;
export type BitmapCompression = 'none' | 'rle8' | 'rle4';

/** What the headers of a bitmap say, with compression and masks put in order. */
export interface BitmapInfo {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bitsPerPixel: number;
  readonly compression: BitmapCompression;
  /** Bits of red, green, blue and alpha in pixels of 16 and 32 bits; alpha 0 where there is none. */
  readonly masks: readonly [number, number, number, number];
  /** Byte offsets of the colour table and the pixels, and the bytes of one table entry. */
  readonly paletteOffset: number;
  readonly paletteEntryBytes: 3 | 4;
  readonly paletteEntries: number;
  readonly pixelOffset: number;
  readonly dotsPerInch: number | null;
}

/** Throws IMAGE_BROKEN for a damaged header, FORMAT_UNSUPPORTED for a kind of bitmap that nobody writes. */
export function readBitmapInfo(reader: ByteReader): BitmapInfo {
  const headerSize = reader.u32(fileHeaderSize);
  const core = headerSize === coreHeaderSize;
  const { width, height, resolution } = readBmpHeader(reader);
  const bitsPerPixel = reader.u16(core ? 24 : 28);
  const compressionCode = headerSize >= infoHeaderSize ? reader.u32(30) : 0;
  const bitfields = compressionCode === 3 || compressionCode === 6;
  const compression = requireCompression(bitfields ? 0 : compressionCode, bitsPerPixel);
  const maskBytes = bitfields && headerSize === infoHeaderSize ? (compressionCode === 6 ? 16 : 12) : 0;
  const paletteOffset = fileHeaderSize + headerSize + maskBytes;
  const pixelOffset = reader.u32(10);
  const paletteEntryBytes = core ? 3 : 4;
  const wanted = (headerSize >= infoHeaderSize ? reader.u32(46) : 0) || 2 ** bitsPerPixel;
  const room = Math.max(0, Math.floor((pixelOffset - paletteOffset) / paletteEntryBytes));
  return {
    width,
    height,
    topDown: !core && reader.i32(22) < 0,
    bitsPerPixel,
    compression,
    masks: bitfields ? readMasks(reader, headerSize, compressionCode) : defaultMasks(bitsPerPixel),
    paletteOffset,
    paletteEntryBytes,
    paletteEntries: bitsPerPixel <= 8 ? Math.min(wanted, 2 ** bitsPerPixel, room) : 0,
    pixelOffset,
    dotsPerInch: resolution?.horizontal ?? null,
  };
}

function requireCompression(code: number, bitsPerPixel: number): BitmapCompression {
  if (![1, 2, 4, 8, 16, 24, 32].includes(bitsPerPixel)) {
    throw new EinthovenError('IMAGE_BROKEN', `The BMP header gives ${bitsPerPixel} bits a pixel.`);
  }
  if (code === 0) return 'none';
  if (code === 1 && bitsPerPixel === 8) return 'rle8';
  if (code === 2 && bitsPerPixel === 4) return 'rle4';
  const name = compressionNames[code] ?? `number ${code}`;
  throw new EinthovenError(
    'FORMAT_UNSUPPORTED',
    `The BMP file uses compression ${name} with ${bitsPerPixel} bits a pixel, which cannot be read.`,
  );
}

/** Masks stand after the first 40 bytes of the header, inside it or behind it. */
function readMasks(reader: ByteReader, headerSize: number, compressionCode: number): BitmapInfo['masks'] {
  if (headerSize > infoHeaderSize && headerSize < masksInsideHeaderSize) {
    throw new EinthovenError('IMAGE_BROKEN', `The BMP header of ${headerSize} bytes has no room for its masks.`);
  }
  const start = fileHeaderSize + infoHeaderSize;
  const alpha = headerSize >= alphaMaskHeaderSize || compressionCode === 6;
  return [reader.u32(start), reader.u32(start + 4), reader.u32(start + 8), alpha ? reader.u32(start + 12) : 0];
}

/** Without masks: 5 bits a colour, or one byte a colour; the fourth byte means nothing. */
function defaultMasks(bitsPerPixel: number): BitmapInfo['masks'] {
  return bitsPerPixel === 16 ? [0x7c00, 0x03e0, 0x001f, 0] : [0xff0000, 0x00ff00, 0x0000ff, 0];
}
