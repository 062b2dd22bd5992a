import type { ImageFormat } from './image-format.ts';

/** A PDF may have junk before its header, and an SVG comments before its root: this many bytes are searched. */
const searchedBytes = 1024;
/** Sizes of the BMP information header that exist; 'BM' alone is too weak a sign. */
const bmpHeaderSizes = [12, 16, 40, 52, 56, 64, 108, 124];

const signatures: readonly (readonly [ImageFormat, number, string])[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['tiff', 0, 'II+\0'],
  ['tiff', 0, 'MM\0+'],
  ['dicom', 128, 'DICM'],
  ['jp2', 4, 'jP  \r\n\x87\n'],
  ['jp2', 0, '\xff\x4f\xff\x51'],
  ['jxl', 4, 'JXL \r\n\x87\n'],
  ['jxl', 0, '\xff\x0a'],
];

/**
 * The format of a picture by its content; a file name is never looked at. Null where nothing known matches.
 * Signatures: PNG 3rd edition 5.2, JPEG T.81 B.1.1, TIFF 6.0 section 2, GIF89a 17, RFC 9649, ISO/IEC 14496-12 4.3,
 * DICOM PS3.10 7.1, ISO 32000 7.5.2.
 */
export function sniffImageFormat(bytes: Uint8Array): ImageFormat | null {
  for (const [format, offset, text] of signatures) {
    if (latin1(bytes, offset, offset + text.length) === text) return format;
  }
  if (latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP') return 'webp';
  if (latin1(bytes, 0, 2) === 'BM' && isBmpHeaderSize(bytes)) return 'bmp';
  if (latin1(bytes, 4, 8) === 'ftyp') return sniffBrands(bytes);
  const start = latin1(bytes, 0, searchedBytes);
  if (start.includes('%PDF-')) return 'pdf';
  if (isSvg(start)) return 'svg';
  return null;
}

function isBmpHeaderSize(bytes: Uint8Array): boolean {
  const size = (bytes[14] ?? 0) + (bytes[15] ?? 0) * 256;
  return bytes[16] === 0 && bytes[17] === 0 && bmpHeaderSizes.includes(size);
}

/** AVIF and HEIC share a container: its brands tell which. A file may claim both; then the first one named counts. */
function sniffBrands(bytes: Uint8Array): ImageFormat | null {
  const boxSize = Math.min((bytes[2] ?? 0) * 256 + (bytes[3] ?? 0), searchedBytes, bytes.length);
  let still = false;
  for (let offset = 8; offset + 4 <= boxSize; offset += 4) {
    const brand = latin1(bytes, offset, offset + 4);
    if (brand === 'avif' || brand === 'avis') return 'avif';
    if (/^he(i[cxms]|v[cxms])$/.test(brand)) return 'heic';
    if (brand === 'mif1' || brand === 'msf1') still = true;
  }
  return still ? 'heic' : null;
}

function isSvg(start: string): boolean {
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  return /^<(svg|\?xml|!--|!DOCTYPE svg)/i.test(text) && /<svg[\s>:]/i.test(text);
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
