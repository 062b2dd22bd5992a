import { EinthovenError } from '../errors.ts';

const block = 512;
const longestName = 100;
/** Readable by all; the owner may write. */
const mode = '0000644';

/**
 * Files as an archive in the ustar format (POSIX.1-1988), in the order given. Nothing of time or owner stands in it: the
 * same files give the same bytes.
 *
 * @throws EinthovenError OUTPUT_FAILED for a name that is longer than 100 bytes.
 */
export function encodeTar(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const padded = (size: number) => Math.ceil(size / block) * block;
  let size = 2 * block;
  for (const bytes of files.values()) size += block + padded(bytes.length);
  const tar = new Uint8Array(size);
  let place = 0;
  for (const [name, bytes] of files) {
    tar.set(encodeHeader(name, bytes.length), place);
    tar.set(bytes, place + block);
    place += block + padded(bytes.length);
  }
  // Two blocks of zeros end the archive; they are there already.
  return tar;
}

function encodeHeader(name: string, size: number): Uint8Array {
  const header = new Uint8Array(block);
  const put = (text: string, at: number) => header.set(new TextEncoder().encode(text), at);
  if (new TextEncoder().encode(name).length > longestName) {
    throw new EinthovenError('OUTPUT_FAILED', `The name ${name} is longer than ${longestName} bytes.`);
  }
  put(name, 0);
  put(mode, 100);
  put('0000000', 108);
  put('0000000', 116);
  put(size.toString(8).padStart(11, '0'), 124);
  put('00000000000', 136);
  put('        ', 148);
  put('0', 156);
  put('ustar', 257);
  put('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
