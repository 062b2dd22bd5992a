import { expect, it } from 'vitest';
import { EinthovenError } from '../../errors.ts';
import { unsupportedFormats } from './image-format.ts';
import { requireReadableFormat } from './require-readable-format.ts';
import { sniffImageFormat } from './sniff-image-format.ts';

/** One byte a character. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const samples: readonly (readonly [string, string | null])[] = [
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'png'],
  ['\xff\xd8\xff\xe1', 'jpeg'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'webp'],
  ['RIFF\0\0\0\0WAVEfmt ', null],
  ['II*\0\x08\0\0\0', 'tiff'],
  ['MM\0*\0\0\0\x08', 'tiff'],
  ['II+\0\x08\0\0\0', 'tiff'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  [`BM${'\0'.repeat(12)}\x28\0\0\0`, 'bmp'],
  ['BMW is a maker of cars, and this a text.', null],
  ['\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf', 'avif'],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf', 'avif'],
  ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
  ['\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'heic'],
  ['\0\0\0\x18ftypisom\0\0\0\0isommp41', null],
  ['%PDF-1.7\n', 'pdf'],
  [`junk${'\n'.repeat(500)}%PDF-1.4\n`, 'pdf'],
  [`${'\0'.repeat(128)}DICM`, 'dicom'],
  ['\0\0\0\x0cjP  \r\n\x87\n', 'jp2'],
  ['\xff\x4f\xff\x51\0\x29', 'jp2'],
  ['\xff\x0a\0\0', 'jxl'],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
  ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made -->\n<svg width="3">', 'svg'],
  ['<?xml version="1.0"?><AnnotatedECG/>', null],
  ['<html><svg></svg></html>', null],
  ['P6 3 3 255 ', null],
  ['', null],
];

it.each(samples)('%j is %s', (text, format) => {
  expect(sniffImageFormat(bytesOf(text))).toBe(format);
});

it('gives each unsupported format a remedy of its own', () => {
  const unsupported = samples.filter(([, format]) => format !== null && format in unsupportedFormats);
  expect(new Set(unsupported.map(([, format]) => format))).toEqual(new Set(Object.keys(unsupportedFormats)));
  for (const [text, format] of unsupported) {
    const remedy = unsupportedFormats[format as keyof typeof unsupportedFormats];
    expect(() => requireReadableFormat(bytesOf(text), 'page')).toThrow(
      expect.objectContaining({ code: 'FORMAT_UNSUPPORTED', remedy }),
    );
  }
});

it('tells an empty file from an unknown one', () => {
  expect(() => requireReadableFormat(new Uint8Array(0), 'page')).toThrow(
    expect.objectContaining({ code: 'FILE_EMPTY' }),
  );
  expect(() => requireReadableFormat(bytesOf('hello'), 'page')).toThrow(EinthovenError);
  expect(() => requireReadableFormat(bytesOf('hello'), 'page')).toThrow(/png, jpeg, webp/);
});
