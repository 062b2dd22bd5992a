import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { EinthovenError, type ErrorCode } from '@einthoven/core';

/** A pipe that nobody writes to would block for ever; the flag does not exist on Windows. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export interface ReadFileOptions {
  readonly maximumBytes: number;
  /** Name of the option that holds the limit, for messages. */
  readonly limitName: string;
  /** What to do about it, where the file is no picture. Default: the remedies of the codes. */
  readonly remedies?: Readonly<Partial<Record<ErrorCode, string>>>;
}

/**
 * The bytes of a regular file that is not too large; its size is checked before it is read.
 * Throws FILE_NOT_FOUND, FILE_UNREADABLE and FILE_TOO_LARGE.
 */
export async function readFileBytes(
  path: string,
  { maximumBytes, limitName, remedies = {} }: ReadFileOptions,
): Promise<Uint8Array> {
  try {
    const file = await open(path, openFlags);
    try {
      const status = await file.stat();
      if (!status.isFile()) throw new EinthovenError('FILE_UNREADABLE', `${path} is not a regular file.`);
      if (status.size > maximumBytes) {
        throw new EinthovenError(
          'FILE_TOO_LARGE',
          `${path} has ${status.size} bytes; ${limitName} is ${maximumBytes}.`,
        );
      }
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code, message, cause } = toEinthovenError(error, path);
    const remedy = remedies[code];
    throw new EinthovenError(code, message, { cause, ...(remedy === undefined ? {} : { remedy }) });
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
