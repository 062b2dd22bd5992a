import { EinthovenError, type ReadableFormat } from '@einthoven/core';

/**
 * Browsers draw what is there of a truncated picture; half a page would pass for a whole one. So the end that the format
 * prescribes must be there. Throws IMAGE_BROKEN. BMP and TIFF are not looked at: their decoders see to it.
 * Sources: PNG 3rd edition 5.3, JPEG T.81 B.1.1, GIF89a 12 and 15, RFC 9649 2.3, ISO/IEC 14496-12 4.2.
 */
export function requireWholeFile(bytes: Uint8Array, format: ReadableFormat): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (hasEnd(view, format)) return;
  throw new EinthovenError('IMAGE_BROKEN', `The ${format.toUpperCase()} file stops before its picture ends.`);
}

function hasEnd(view: DataView, format: ReadableFormat): boolean {
  try {
    switch (format) {
      case 'png':
        return endsAsPng(view);
      case 'jpeg':
        return endsAsJpeg(view);
      case 'gif':
        return endsAsGif(view);
      case 'webp':
        return 8 + view.getUint32(4, true) <= view.byteLength;
      case 'avif':
        return endsAsBoxes(view);
      default:
        return true;
    }
  } catch (error) {
    // A length or a mark beyond the end.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const pngEnd = 0x49454e44;

function endsAsPng(view: DataView): boolean {
  for (let at = 8; ; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === pngEnd) return at + 12 <= view.byteLength;
  }
}

/** Segments with a length, or coded data up to the next marker, until the end marker. */
function endsAsJpeg(view: DataView): boolean {
  const startOfScan = 0xda;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return false;
    const marker = view.getUint8(at + 1);
    if (marker === 0xd9) return true;
    if (marker === 0xff) at += 1;
    else if (isBareMarker(marker)) at += 2;
    else {
      at += 2 + view.getUint16(at + 2);
      if (marker === startOfScan) at = skipCodedData(view, at);
    }
  }
}

/** Restart marks, the start of a picture and the mark without meaning have no length. */
function isBareMarker(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd8) || marker === 1;
}

/** In coded data 0xff is followed by 0, a restart mark or more filling. */
function skipCodedData(view: DataView, start: number): number {
  for (let at = start; ; at++) {
    if (view.getUint8(at) !== 0xff) continue;
    const next = view.getUint8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
}

function endsAsGif(view: DataView): boolean {
  for (let at = 13 + gifColorBytes(view.getUint8(10)); ; ) {
    const kind = view.getUint8(at);
    if (kind === 0x3b) return true;
    if (kind === 0x21) at = skipGifBlocks(view, at + 2);
    else if (kind === 0x2c) at = skipGifBlocks(view, at + 11 + gifColorBytes(view.getUint8(at + 9)));
    else return false;
  }
}

function gifColorBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function skipGifBlocks(view: DataView, start: number): number {
  let at = start;
  while (view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
  return at + 1;
}

/** Boxes one after another; the one that says what the picture is must be among them. */
function endsAsBoxes(view: DataView): boolean {
  const meta = 0x6d657461;
  let described = false;
  let at = 0;
  while (at < view.byteLength) {
    const size = view.getUint32(at);
    described ||= view.getUint32(at + 4) === meta;
    // 0: up to the end of the file; 1: a length of 64 bits follows.
    if (size === 0) return described;
    if (size > 1 && size < 8) return false;
    at += size === 1 ? Number(view.getBigUint64(at + 8)) : size;
  }
  return described && at === view.byteLength;
}
