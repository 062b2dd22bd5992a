import type { RgbImage } from '@einthoven/core';

const short = 3;
const long = 4;
const headerSize = 8;
const entrySize = 12;

/** Pictures as the pages of one uncompressed TIFF file. For tests. */
export function encodeTiff(pages: readonly RgbImage[]): Uint8Array {
  const directorySize = 2 + 10 * entrySize + 4;
  // Each page: three numbers of bits, padded to eight bytes; its directory; its pixels, to an even length.
  const sizeOf = ({ data }: RgbImage) => 8 + directorySize + data.length + (data.length % 2);
  const bytes = new Uint8Array(headerSize + pages.reduce((sum, page) => sum + sizeOf(page), 0));
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  let [place, link] = [headerSize, 4];
  for (const page of pages) {
    const [directory, pixels] = [place + 8, place + 8 + directorySize];
    for (let channel = 0; channel < 3; channel++) view.setUint16(place + 2 * channel, 8, true);
    view.setUint32(link, directory, true);
    const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
      [256, long, 1, page.width],
      [257, long, 1, page.height],
      [258, short, 3, place],
      [259, short, 1, 1],
      [262, short, 1, 2],
      [273, long, 1, pixels],
      [277, short, 1, 3],
      [278, long, 1, page.height],
      [279, long, 1, page.data.length],
      [284, short, 1, 1],
    ];
    view.setUint16(directory, entries.length, true);
    for (const [index, [tag, type, count, value]] of entries.entries()) {
      const entry = directory + 2 + index * entrySize;
      view.setUint16(entry, tag, true);
      view.setUint16(entry + 2, type, true);
      view.setUint32(entry + 4, count, true);
      view.setUint32(entry + 8, value, true);
    }
    bytes.set(page.data, pixels);
    link = directory + directorySize - 4;
    place += sizeOf(page);
  }
  return bytes;
}
