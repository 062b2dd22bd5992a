import { EinthovenError } from '../../../errors.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { BitmapInfo } from './read-bitmap-info.ts';

/**
 * Looks the colour numbers up in the colour table (blue, green, red), which ends before the pixels begin. The result is
 * in the order of the file's rows.
 */
export function paintPaletteColors({ bytes }: ByteReader, info: BitmapInfo, indices: Uint8Array): Uint8Array {
  const data = new Uint8Array(indices.length * 3);
  for (let index = 0; index < indices.length; index++) {
    const entry = indices[index]!;
    if (entry >= info.paletteEntries) {
      throw new EinthovenError('IMAGE_BROKEN', `The BMP file uses colour ${entry} of ${info.paletteEntries}.`);
    }
    const source = info.paletteOffset + entry * info.paletteEntryBytes;
    data[index * 3] = bytes[source + 2]!;
    data[index * 3 + 1] = bytes[source + 1]!;
    data[index * 3 + 2] = bytes[source]!;
  }
  return data;
}

/**
 * Pixels of 24 or 32 bits with one byte a colour and no alpha: nearly all bitmaps there are, so it has to be fast. The
 * bytes must be there. The result is in the order of the file's rows.
 */
export function copyByteColors({ bytes }: ByteReader, info: BitmapInfo, rowBytes: number): Uint8Array {
  const { width, height, bitsPerPixel, pixelOffset } = info;
  const pixelBytes = bitsPerPixel / 8;
  const data = new Uint8Array(width * height * 3);
  let target = 0;
  for (let row = 0; row < height; row++) {
    let source = pixelOffset + row * rowBytes;
    for (let column = 0; column < width; column++) {
      data[target++] = bytes[source + 2]!;
      data[target++] = bytes[source + 1]!;
      data[target++] = bytes[source]!;
      source += pixelBytes;
    }
  }
  return data;
}

/** Pixels of 16, 24 or 32 bits, alpha laid over white. The result is in the order of the file's rows. */
export function paintDirectColors(reader: ByteReader, info: BitmapInfo, rowBytes: number): Uint8Array {
  const { width, height, bitsPerPixel, pixelOffset } = info;
  const channels = info.masks.map(describeMask);
  const [red, green, blue, alpha] = channels as [Channel, Channel, Channel, Channel];
  const data = new Uint8Array(width * height * 3);
  const opacity = alpha.maximum > 0 ? new Uint8Array(width * height) : null;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const pixel = readPixel(reader, pixelOffset + row * rowBytes, column, bitsPerPixel);
      const index = row * width + column;
      data[index * 3] = channelValue(pixel, red);
      data[index * 3 + 1] = channelValue(pixel, green);
      data[index * 3 + 2] = channelValue(pixel, blue);
      if (opacity !== null) opacity[index] = channelValue(pixel, alpha);
    }
  }
  // Some writers declare alpha and leave it zero everywhere; then it means nothing, and the page is opaque.
  if (opacity?.some((value) => value > 0)) layOverWhite(data, opacity);
  return data;
}

interface Channel {
  readonly shift: number;
  /** Largest value of the channel; 0 where it has no bits. */
  readonly maximum: number;
}

function describeMask(mask: number): Channel {
  if (mask === 0) return { shift: 0, maximum: 0 };
  const shift = 31 - Math.clz32(mask & -mask);
  const maximum = mask >>> shift;
  // The bits of a colour stand side by side, or the mask is damaged.
  if ((maximum & (maximum + 1)) !== 0) {
    throw new EinthovenError('IMAGE_BROKEN', `The BMP mask ${mask.toString(16)} has holes.`);
  }
  return { shift, maximum };
}

function channelValue(pixel: number, { shift, maximum }: Channel): number {
  if (maximum === 0) return 0;
  return Math.round((((pixel >>> shift) & maximum) >>> 0) * (255 / maximum));
}

function readPixel(reader: ByteReader, rowOffset: number, column: number, bitsPerPixel: number): number {
  if (bitsPerPixel === 16) return reader.u16(rowOffset + column * 2);
  if (bitsPerPixel === 32) return reader.u32(rowOffset + column * 4);
  const offset = rowOffset + column * 3;
  return reader.u16(offset) + reader.u8(offset + 2) * 0x10000;
}

function layOverWhite(data: Uint8Array, opacity: Uint8Array): void {
  for (let index = 0; index < data.length; index++) {
    const part = opacity[Math.floor(index / 3)]! / 255;
    data[index] = Math.round(data[index]! * part + 255 * (1 - part));
  }
}
