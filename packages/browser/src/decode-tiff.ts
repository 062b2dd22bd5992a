import { type DecodedImage, EinthovenError } from '@einthoven/core';
import type { IFD } from 'utif2';
import { layOverWhite } from './lay-over-white.ts';
import { turnUpright } from './turn-upright.ts';

/** Tags of TIFF 6.0, as the decoder names them. */
const tags = { orientation: 't274', strips: ['t273', 't279'], tiles: ['t324', 't325'] } as const;

/**
 * Decodes one page of a TIFF, which browsers do not: turned upright, alpha laid over white, 16 bits cut to 8.
 * Give it bytes whose size was checked with `readImageDimensions`. Throws IMAGE_BROKEN and PAGE_NOT_FOUND.
 */
export async function decodeTiff(bytes: Uint8Array, pageIndex: number): Promise<DecodedImage> {
  const { default: decoder } = await import('utif2');
  const buffer = new Uint8Array(bytes).buffer;
  try {
    const pages = decoder.decode(buffer);
    const page = pages[pageIndex];
    if (page === undefined) {
      throw new EinthovenError('PAGE_NOT_FOUND', `Page ${pageIndex + 1} was asked for; the file has ${pages.length}.`);
    }
    requireWholePage(page, bytes.length);
    decoder.decodeImage(buffer, page);
    const { width, height } = page;
    const stored = layOverWhite(decoder.toRGBA8(page), width, height);
    return { image: turnUpright(stored, listOf(page[tags.orientation])[0] ?? 1), dotsPerInch: null };
  } catch (error) {
    if (error instanceof EinthovenError) throw error;
    throw new EinthovenError('IMAGE_BROKEN', `The TIFF picture cannot be decoded: ${String(error)}`, { cause: error });
  }
}

/** The decoder takes bytes beyond the end for zeros, those of its directory too: half a page would pass for a whole one. */
function requireWholePage(page: IFD, length: number): void {
  const [offsetTag, countTag] = page[tags.tiles[0]] === undefined ? tags.strips : tags.tiles;
  const offsets = listOf(page[offsetTag]);
  const counts = listOf(page[countTag]);
  const whole = offsets.every((offset, index) => {
    const count = counts[index] ?? 0;
    return offset > 0 && count > 0 && offset + count <= length;
  });
  if (offsets.length > 0 && whole) return;
  throw new EinthovenError('IMAGE_BROKEN', 'The TIFF picture lies partly beyond the end of the file.');
}

function listOf(values: IFD[string] | undefined): readonly number[] {
  if (values === undefined || typeof values === 'number') return [];
  return Array.from(values, Number);
}
