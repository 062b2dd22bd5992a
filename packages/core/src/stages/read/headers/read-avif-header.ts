import { EinthovenError } from '../../../errors.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { ImageHeader } from '../image-format.ts';

/** Boxes on the way from the file down to the sizes of its pictures. */
const wantedPath = ['meta', 'iprp', 'ipco'] as const;

/**
 * ISO/IEC 23008-12: the largest `ispe` (spatial extents) of all items. Thumbnails, tiles and alpha planes are never
 * larger than the picture. `reader` is big-endian.
 */
export function readAvifHeader(reader: ByteReader): ImageHeader {
  let start = 0;
  let end = reader.length;
  for (const name of wantedPath) {
    const box = findBox(listBoxes(reader, start, end), name);
    if (box === null) throw new EinthovenError('IMAGE_BROKEN', `The AVIF file has no ${name} box.`);
    // `meta` is a full box: version and flags stand before its children.
    start = box.start + (name === 'meta' ? 4 : 0);
    end = box.end;
  }
  let largest = { width: 0, height: 0 };
  for (const box of listBoxes(reader, start, end)) {
    if (box.name !== 'ispe') continue;
    const size = { width: reader.u32(box.start + 4), height: reader.u32(box.start + 8) };
    if (size.width * size.height > largest.width * largest.height) largest = size;
  }
  return { ...largest, pageCount: 1, resolution: null };
}

interface Box {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function findBox(boxes: Iterable<Box>, name: string): Box | null {
  for (const box of boxes) {
    if (box.name === name) return box;
  }
  return null;
}

/** One box at a time: a hostile file may hold millions. */
function* listBoxes(reader: ByteReader, start: number, end: number): Generator<Box> {
  let offset = start;
  while (offset + 8 <= end) {
    const stored = reader.u32(offset);
    const header = stored === 1 ? 16 : 8;
    // 0: up to the end of what encloses the box; 1: a 64-bit size follows the name.
    const size = stored === 0 ? end - offset : stored === 1 ? reader.u64(offset + 8) : stored;
    if (size < header) throw new EinthovenError('IMAGE_BROKEN', `The AVIF box at byte ${offset} has size ${size}.`);
    const name = String.fromCharCode(...[4, 5, 6, 7].map((byte) => reader.u8(offset + byte)));
    yield { name, start: offset + header, end: Math.min(end, offset + size) };
    offset += size;
  }
}
