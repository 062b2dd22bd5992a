import { EinthovenError } from '../errors.ts';

/**
 * Bytes as text.
 * @throws EinthovenError RECORD_INVALID where they are not UTF-8.
 */
export function readUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new EinthovenError('RECORD_INVALID', 'The file is not UTF-8 text.', { cause: error });
  }
}
