import type { ByteReader } from '../byte-reader.ts';
import type { ImageHeader } from '../image-format.ts';

const metresPerInch = 0.0254;
/** OS/2 1.x: 16-bit sizes and nothing else. */
const coreHeaderSize = 12;

/** Windows and OS/2 bitmaps. `reader` is little-endian. */
export function readBmpHeader(reader: ByteReader): ImageHeader {
  if (reader.u32(14) === coreHeaderSize) {
    return { width: reader.u16(18), height: reader.u16(20), pageCount: 1, resolution: null };
  }
  // A negative height means that the rows run from top to bottom.
  return {
    width: reader.i32(18),
    height: Math.abs(reader.i32(22)),
    pageCount: 1,
    resolution: readResolution(reader),
  };
}

function readResolution(reader: ByteReader): ImageHeader['resolution'] {
  // OS/2 2.x may cut its header to 16 bytes, which ends before the resolution.
  if (reader.u32(14) < 40) return null;
  const horizontal = reader.i32(38) * metresPerInch;
  const vertical = reader.i32(42) * metresPerInch;
  return horizontal > 0 && vertical > 0 ? { horizontal, vertical } : null;
}
