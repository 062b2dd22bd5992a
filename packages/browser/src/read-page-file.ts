import { EinthovenError, listPages, type PageSource, type ReadOptions } from '@einthoven/core';

/**
 * One source a page of a picture that the user chose or dropped; they share the bytes, which stay in the browser.
 * Throws FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE, FORMAT_UNKNOWN, FORMAT_UNSUPPORTED, IMAGE_BROKEN (a damaged header)
 * and TOO_MANY_PAGES.
 */
export async function readPageFile(
  file: File,
  limits: Pick<ReadOptions, 'maximumBytes' | 'maximumPages'>,
): Promise<PageSource[]> {
  const sourceName = file.name;
  if (file.size > limits.maximumBytes) {
    throw new EinthovenError(
      'FILE_TOO_LARGE',
      `${sourceName} has ${file.size} bytes; read.maximumBytes is ${limits.maximumBytes}.`,
    );
  }
  const bytes = await readBytes(file);
  return listPages(bytes, sourceName, limits);
}

/** A file that was moved or changed since it was chosen cannot be read any more. */
async function readBytes(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new EinthovenError('FILE_UNREADABLE', `${file.name} cannot be read: ${String(error)}.`, {
      cause: error,
      remedy: 'Choose the file again.',
    });
  }
}
