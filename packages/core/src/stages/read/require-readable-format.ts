import { EinthovenError } from '../../errors.ts';
import { type ReadableFormat, readableFormats, unsupportedFormats } from './image-format.ts';
import { sniffImageFormat } from './sniff-image-format.ts';

/**
 * The format of a picture that can be read.
 * Throws FILE_EMPTY, FORMAT_UNKNOWN, or FORMAT_UNSUPPORTED with a remedy that fits the format.
 */
export function requireReadableFormat(bytes: Uint8Array, sourceName: string): ReadableFormat {
  if (bytes.length === 0) throw new EinthovenError('FILE_EMPTY', `${sourceName} has no bytes.`);
  const format = sniffImageFormat(bytes);
  if (format === null) {
    throw new EinthovenError('FORMAT_UNKNOWN', `${sourceName} starts like none of ${readableFormats.join(', ')}.`);
  }
  if (format in unsupportedFormats) {
    const remedy = unsupportedFormats[format as keyof typeof unsupportedFormats];
    throw new EinthovenError('FORMAT_UNSUPPORTED', `${sourceName} is ${format.toUpperCase()}, which cannot be read.`, {
      remedy,
    });
  }
  return format as ReadableFormat;
}
