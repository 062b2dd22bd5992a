import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stripPicture } from './strip-picture.ts';

/** A chunk; readers check the sum, the stripper only hands it on. */
function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + content.length);
  new DataView(bytes.buffer).setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(content, 8);
  return bytes;
}

const join = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const words = (text: string) => new TextEncoder().encode(text);
const signature = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
const header = chunk('IHDR', Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
const pixels = chunk('IDAT', deflateSync(Uint8Array.from([0, 7])));
const end = chunk('IEND', new Uint8Array());

const segment = (marker: number, content: Uint8Array) => [
  0xff,
  marker,
  (content.length + 2) >> 8,
  (content.length + 2) & 255,
  ...content,
];
const exif = (orientation: number) =>
  join(words('Exif\0\0II'), [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
/** Two scans with a stuffed byte and a restart mark. */
const scan = [0xff, 0xda, 0, 2, 1, 0xff, 0, 0xff, 0xd3, 9, ...[0xff, 0xda, 0, 2], 4, 0xff, 0xd9];
const jfif = segment(0xe0, words('JFIF\0'));

describe('stripPicture', () => {
  it('takes texts and times out of a PNG, and what follows its end', () => {
    const plain = join(signature, header, pixels, end);
    const telling = join(
      signature,
      header,
      chunk('tEXt', words('Patient\0Maxi')),
      pixels,
      chunk('tIME', words('1234567')),
      end,
      words('more'),
    );
    expect(stripPicture(telling)).toEqual(plain);
    expect(stripPicture(plain)).toEqual(plain);
  });

  it('takes places, comments and what follows the end out of a JPEG', () => {
    const plain = join([0xff, 0xd8], jfif, scan);
    const telling = join([0xff, 0xd8], jfif, segment(0xe1, exif(1)), segment(0xfe, words('Maxi')), scan, scan);
    expect(stripPicture(telling)).toEqual(plain);
  });

  it('keeps colour profiles', () => {
    const colored = join([0xff, 0xd8], segment(0xe2, words('ICC_PROFILE\0abc')), scan);
    expect(stripPicture(colored)).toEqual(colored);
  });

  it('leaves pictures that must be turned, and broken or other files, to be written anew', () => {
    expect(stripPicture(join([0xff, 0xd8], segment(0xe1, exif(6)), scan))).toBeNull();
    expect(stripPicture(join(signature, header))).toBeNull();
    expect(stripPicture(join([0xff, 0xd8], [0xff, 0xe1, 9, 9]))).toBeNull();
    expect(stripPicture(words('BM'))).toBeNull();
  });
});
