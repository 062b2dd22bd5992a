import { basename } from 'node:path';
import { listPages, type PageSource, type ReadOptions } from '@einthoven/core';
import { readFileBytes } from './read-file-bytes.ts';

/**
 * Reads a picture file once and returns one source a page; they share the bytes. Sizes are checked before reading.
 * Throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE, FORMAT_UNKNOWN, FORMAT_UNSUPPORTED, IMAGE_BROKEN
 * (a damaged header) and TOO_MANY_PAGES.
 */
export async function readPageFile(
  path: string,
  limits: Pick<ReadOptions, 'maximumBytes' | 'maximumPages'>,
): Promise<PageSource[]> {
  const sourceName = basename(path);
  const bytes = await readFileBytes(path, { maximumBytes: limits.maximumBytes, limitName: 'read.maximumBytes' });
  return listPages(bytes, sourceName, limits);
}
