import type { ByteReader } from '../byte-reader.ts';
import type { ImageHeader } from '../image-format.ts';

const imageSeparator = 0x2c;
const extensionIntroducer = 0x21;

/**
 * GIF89a: the logical screen, enlarged where a frame reaches beyond it as decoders do, and the number of frames.
 * `reader` is little-endian. A file cut off between frames counts the frames that have begun.
 */
export function readGifHeader(reader: ByteReader): ImageHeader {
  let width = reader.u16(6);
  let height = reader.u16(8);
  let pageCount = 0;
  let offset = 13 + colorTableBytes(reader.u8(10));
  while (offset < reader.length) {
    const block = reader.u8(offset);
    if (block === imageSeparator && offset + 10 <= reader.length) {
      pageCount++;
      width = Math.max(width, reader.u16(offset + 1) + reader.u16(offset + 5));
      height = Math.max(height, reader.u16(offset + 3) + reader.u16(offset + 7));
      // One byte of LZW code size stands before the data.
      offset = skipSubBlocks(reader, offset + 11 + colorTableBytes(reader.u8(offset + 9)));
    } else if (block === extensionIntroducer) {
      offset = skipSubBlocks(reader, offset + 2);
    } else {
      break;
    }
  }
  return { width, height, pageCount: Math.max(1, pageCount), resolution: null };
}

function colorTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function skipSubBlocks(reader: ByteReader, start: number): number {
  let offset = start;
  while (offset < reader.length && reader.u8(offset) > 0) offset += 1 + reader.u8(offset);
  return offset + 1;
}
