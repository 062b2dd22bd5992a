import { EinthovenError } from '../../../errors.ts';
import { type ByteReader, createByteReader } from '../byte-reader.ts';
import type { ImageHeader } from '../image-format.ts';

const centimetresPerInch = 2.54;
const widthTag = 256;
const heightTag = 257;
const horizontalResolutionTag = 282;
const verticalResolutionTag = 283;
const resolutionUnitTag = 296;
const shortType = 3;
const longType = 4;
const rationalType = 5;
const long8Type = 16;
/** Far above any real file; keeps a hostile one from filling the memory with directories. */
const mostDirectories = 65_536;

/** Classic TIFF and BigTIFF differ in the width of their numbers only. */
interface Dialect {
  readonly reader: ByteReader;
  readonly big: boolean;
}

/** TIFF 6.0 section 2 and the BigTIFF design: size of page `pageIndex` and the number of pages. A loop is IMAGE_BROKEN. */
export function readTiffHeader(bytes: Uint8Array, pageIndex: number): ImageHeader {
  const order = bytes[0] === 0x49 ? 'little' : 'big';
  const reader = createByteReader(bytes, order, 'TIFF');
  const dialect: Dialect = { reader, big: reader.u16(2) === 43 };
  const directories = findDirectories(dialect);
  const directory = directories[Math.min(pageIndex, directories.length - 1)];
  if (directory === undefined) throw new EinthovenError('IMAGE_BROKEN', 'The TIFF file has no pages.');
  return { ...readDirectory(dialect, directory), pageCount: directories.length };
}

function findDirectories({ reader, big }: Dialect): number[] {
  const directories = new Set<number>();
  let offset = big ? reader.u64(8) : reader.u32(4);
  while (offset !== 0) {
    if (directories.has(offset)) {
      throw new EinthovenError('IMAGE_BROKEN', `The pages of the TIFF file form a loop at byte ${offset}.`);
    }
    if (directories.size === mostDirectories) {
      throw new EinthovenError('TOO_MANY_PAGES', `The TIFF file has more than ${mostDirectories} pages.`);
    }
    directories.add(offset);
    const entries = big ? reader.u64(offset) : reader.u16(offset);
    const next = offset + (big ? 8 + entries * 20 : 2 + entries * 12);
    offset = big ? reader.u64(next) : reader.u32(next);
  }
  return [...directories];
}

function readDirectory({ reader, big }: Dialect, offset: number): Omit<ImageHeader, 'pageCount'> {
  const entries = big ? reader.u64(offset) : reader.u16(offset);
  const values = new Map<number, number>();
  for (let index = 0; index < entries; index++) {
    const entry = offset + (big ? 8 + index * 20 : 2 + index * 12);
    const value = readValue({ reader, big }, entry);
    if (value !== null) values.set(reader.u16(entry), value);
  }
  const width = values.get(widthTag);
  const height = values.get(heightTag);
  if (width === undefined || height === undefined) {
    throw new EinthovenError('IMAGE_BROKEN', `The TIFF page at byte ${offset} has no width or height.`);
  }
  return { width, height, resolution: toResolution(values) };
}

/** First value of the few tags that are wanted; null for all others. */
function readValue({ reader, big }: Dialect, entry: number): number | null {
  const tag = reader.u16(entry);
  const type = reader.u16(entry + 2);
  const position = entry + (big ? 12 : 8);
  if (tag === widthTag || tag === heightTag || tag === resolutionUnitTag) {
    if (type === shortType) return reader.u16(position);
    if (type === longType) return reader.u32(position);
    if (type === long8Type && big) return reader.u64(position);
  }
  if ((tag === horizontalResolutionTag || tag === verticalResolutionTag) && type === rationalType) {
    const data = big ? position : reader.u32(position);
    // A resolution outside the file is no reason to refuse the page: it is a hint only.
    return data + 8 <= reader.length ? reader.u32(data) / reader.u32(data + 4) : null;
  }
  return null;
}

function toResolution(values: ReadonlyMap<number, number>): ImageHeader['resolution'] {
  const unit = values.get(resolutionUnitTag) ?? 2;
  const scale = unit === 2 ? 1 : unit === 3 ? centimetresPerInch : Number.NaN;
  const horizontal = (values.get(horizontalResolutionTag) ?? Number.NaN) * scale;
  const vertical = (values.get(verticalResolutionTag) ?? Number.NaN) * scale;
  return Number.isFinite(horizontal) && Number.isFinite(vertical) ? { horizontal, vertical } : null;
}
