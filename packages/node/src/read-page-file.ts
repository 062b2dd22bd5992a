import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  EinthovenError,
  type PageSource,
  type ReadOptions,
  readImageDimensions,
  requireReadableFormat,
} from '@einthoven/core';

/** A pipe that nobody writes to would block for ever; the flag does not exist on Windows. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

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
  const bytes = await readBytes(path, limits.maximumBytes);
  const format = requireReadableFormat(bytes, sourceName);
  const { pageCount } = readImageDimensions(bytes, format);
  if (pageCount > limits.maximumPages) {
    throw new EinthovenError(
      'TOO_MANY_PAGES',
      `${sourceName} has ${pageCount} pages; read.maximumPages is ${limits.maximumPages}.`,
    );
  }
  return Array.from({ length: pageCount }, (_, pageIndex) => ({ sourceName, bytes, pageIndex }));
}

async function readBytes(path: string, maximumBytes: number): Promise<Uint8Array> {
  try {
    const file = await open(path, openFlags);
    try {
      const status = await file.stat();
      if (!status.isFile()) throw new EinthovenError('FILE_UNREADABLE', `${path} is not a regular file.`);
      if (status.size > maximumBytes) {
        throw new EinthovenError(
          'FILE_TOO_LARGE',
          `${path} has ${status.size} bytes; read.maximumBytes is ${maximumBytes}.`,
        );
      }
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    throw toEinthovenError(error, path);
  }
}

function toEinthovenError(error: unknown, path: string): EinthovenError {
  if (error instanceof EinthovenError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new EinthovenError('FILE_NOT_FOUND', `There is no file ${path}.`, { cause: error });
  }
  return new EinthovenError('FILE_UNREADABLE', `${path} cannot be read: ${String(error)}`, { cause: error });
}
