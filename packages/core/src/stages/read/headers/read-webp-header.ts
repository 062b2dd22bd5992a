import { EinthovenError } from '../../../errors.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { ImageHeader } from '../image-format.ts';

const firstChunk = 12;

/** RFC 9649: simple lossy (VP8), simple lossless (VP8L) and extended (VP8X) files. `reader` is little-endian. */
export function readWebpHeader(reader: ByteReader): ImageHeader {
  const data = firstChunk + 8;
  if (reader.matches(firstChunk, 'VP8X')) {
    const width = 1 + read24(reader, data + 4);
    const height = 1 + read24(reader, data + 7);
    return { width, height, pageCount: Math.max(1, countFrames(reader)), resolution: null };
  }
  if (reader.matches(firstChunk, 'VP8L') && reader.u8(data) === 0x2f) {
    const bits = reader.u32(data + 1);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff), pageCount: 1, resolution: null };
  }
  if (reader.matches(firstChunk, 'VP8 ') && reader.matches(data + 3, '\x9d\x01\x2a')) {
    const width = reader.u16(data + 6) & 0x3fff;
    return { width, height: reader.u16(data + 8) & 0x3fff, pageCount: 1, resolution: null };
  }
  throw new EinthovenError('IMAGE_BROKEN', 'The WebP file starts with no picture chunk.');
}

function countFrames(reader: ByteReader): number {
  let frames = 0;
  let offset = firstChunk;
  while (offset + 8 <= reader.length) {
    if (reader.matches(offset, 'ANMF')) frames++;
    const size = reader.u32(offset + 4);
    offset += 8 + size + (size % 2);
  }
  return frames;
}

function read24(reader: ByteReader, offset: number): number {
  return reader.u16(offset) + reader.u8(offset + 2) * 0x10000;
}
