import { EinthovenError } from '../../errors.ts';

/** Reads numbers at offsets; every read outside the bytes ends in IMAGE_BROKEN instead of undefined or NaN. */
export interface ByteReader {
  readonly length: number;
  /** For loops over every pixel, whose range was checked before. */
  readonly bytes: Uint8Array;
  readonly u8: (offset: number) => number;
  readonly u16: (offset: number) => number;
  readonly u32: (offset: number) => number;
  readonly i32: (offset: number) => number;
  /** 64 bits as a number; above 2^53 it is not exact, but then it is past the end of any file. */
  readonly u64: (offset: number) => number;
  /** Whether the Latin-1 `text` stands at the offset; false past the end. */
  readonly matches: (offset: number, text: string) => boolean;
}

/** `formatName` is for the message only. */
export function createByteReader(bytes: Uint8Array, order: 'little' | 'big', formatName: string): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = order === 'little';
  const at = (offset: number, size: number): number => {
    if (Number.isInteger(offset) && offset >= 0 && offset + size <= view.byteLength) return offset;
    throw new EinthovenError(
      'IMAGE_BROKEN',
      `The ${formatName} file points to byte ${offset}, but it has ${view.byteLength} bytes.`,
    );
  };
  const u32 = (offset: number) => view.getUint32(at(offset, 4), little);
  return {
    length: bytes.length,
    bytes,
    u8: (offset) => view.getUint8(at(offset, 1)),
    u16: (offset) => view.getUint16(at(offset, 2), little),
    u32,
    i32: (offset) => view.getInt32(at(offset, 4), little),
    u64: (offset) => (little ? u32(offset) + u32(offset + 4) * 2 ** 32 : u32(offset) * 2 ** 32 + u32(offset + 4)),
    matches: (offset, text) => {
      for (let index = 0; index < text.length; index++) {
        if (bytes[offset + index] !== text.charCodeAt(index)) return false;
      }
      return true;
    },
  };
}
