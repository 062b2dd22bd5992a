import { EinthovenError } from '../../errors.ts';
import type { PageSource } from '../../model/page.ts';
import { readImageDimensions } from './read-image-dimensions.ts';
import type { ReadOptions } from './read-options.ts';
import { requireReadableFormat } from './require-readable-format.ts';

/**
 * One source a page of a picture file; they share the bytes.
 *
 * @throws EinthovenError FILE_EMPTY, FORMAT_UNKNOWN, FORMAT_UNSUPPORTED, IMAGE_BROKEN (a damaged header), TOO_MANY_PAGES.
 */
export function listPages(
  bytes: Uint8Array,
  sourceName: string,
  { maximumPages }: Pick<ReadOptions, 'maximumPages'>,
): PageSource[] {
  const format = requireReadableFormat(bytes, sourceName);
  const { pageCount } = readImageDimensions(bytes, format);
  if (pageCount > maximumPages) {
    throw new EinthovenError(
      'TOO_MANY_PAGES',
      `${sourceName} has ${pageCount} pages; read.maximumPages is ${maximumPages}.`,
    );
  }
  return Array.from({ length: pageCount }, (_, pageIndex) => ({ sourceName, bytes, pageIndex }));
}
