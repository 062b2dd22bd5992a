import type { ByteReader } from '../byte-reader.ts';
import type { ImageHeader } from '../image-format.ts';

const inchesPerMetre = 1 / 0.0254;
/** IHDR is the first chunk: signature 8, chunk length 4, chunk name 4. */
const firstChunkData = 16;

/** PNG 3rd edition, 11.2.1 (IHDR) and 11.3.4.3 (pHYs). `reader` is big-endian. */
export function readPngHeader(reader: ByteReader): ImageHeader {
  const width = reader.u32(firstChunkData);
  const height = reader.u32(firstChunkData + 4);
  return { width, height, pageCount: 1, resolution: readPhysicalSize(reader) };
}

/** pHYs stands before the first IDAT. A file that ends earlier has no pixels; the decoder says so. */
function readPhysicalSize(reader: ByteReader): ImageHeader['resolution'] {
  let offset = 8;
  while (offset + 12 <= reader.length && !reader.matches(offset + 4, 'IDAT')) {
    const metreUnit = offset + 17 <= reader.length && reader.u8(offset + 16) === 1;
    if (reader.matches(offset + 4, 'pHYs') && metreUnit) {
      return {
        horizontal: reader.u32(offset + 8) / inchesPerMetre,
        vertical: reader.u32(offset + 12) / inchesPerMetre,
      };
    }
    offset += 12 + reader.u32(offset);
  }
  return null;
}
