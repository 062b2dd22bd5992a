import { EinthovenError } from '../../../errors.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { ImageHeader } from '../image-format.ts';

const centimetresPerInch = 2.54;

/**
 * Walks the markers to the frame header, whatever kind of frame it is (baseline, progressive, arithmetic).
 * ITU-T T.81, B.2.2 and table B.1; JFIF 1.02 for the density. `reader` is big-endian.
 */
export function readJpegHeader(reader: ByteReader): ImageHeader {
  let resolution: ImageHeader['resolution'] = null;
  let offset = 2;
  while (true) {
    const marker = nextMarker(reader, offset);
    offset = marker.end;
    if (isFrameHeader(marker.code)) {
      return { width: reader.u16(offset + 5), height: reader.u16(offset + 3), pageCount: 1, resolution };
    }
    if (marker.code === 0xd9 || marker.code === 0xda) {
      throw new EinthovenError('IMAGE_BROKEN', 'The JPEG file has no frame header before its picture data.');
    }
    if (marker.code === 0xe0) resolution ??= readDensity(reader, offset);
    if (!isStandalone(marker.code)) offset += Math.max(2, reader.u16(offset));
  }
}

/** Markers may be preceded by any number of fill bytes 0xff; other bytes between segments are skipped as decoders do. */
function nextMarker(reader: ByteReader, start: number): { code: number; end: number } {
  let offset = start;
  while (reader.u8(offset) !== 0xff) offset++;
  while (reader.u8(offset) === 0xff) offset++;
  return { code: reader.u8(offset), end: offset + 1 };
}

/** SOF0 to SOF15, but for the tables DHT (c4), JPG (c8) and DAC (cc) that share the range. */
function isFrameHeader(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

/** A stuffed zero, TEM, RSTn and SOI have no length field. */
function isStandalone(code: number): boolean {
  return code <= 0x01 || (code >= 0xd0 && code <= 0xd8);
}

function readDensity(reader: ByteReader, offset: number): ImageHeader['resolution'] {
  if (!reader.matches(offset + 2, 'JFIF\0')) return null;
  const unit = reader.u8(offset + 9);
  if (unit !== 1 && unit !== 2) return null;
  const scale = unit === 1 ? 1 : centimetresPerInch;
  return { horizontal: reader.u16(offset + 10) * scale, vertical: reader.u16(offset + 12) * scale };
}
