import { readUtf8 } from '../read-utf8.ts';

/** Text of a table: UTF-8 or UTF-16 by its mark, otherwise UTF-8 and, where it is none (µ from a spreadsheet), Latin-1. */
export function readText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  if (first === 0xef && second === 0xbb && third === 0xbf) return readUtf8(bytes.subarray(3));
  try {
    return readUtf8(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
