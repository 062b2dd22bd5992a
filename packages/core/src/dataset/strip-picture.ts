/** Chunks of a PNG that say how its pixels look; all others say where they come from. */
const pngChunks = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'pHYs', 'IDAT', 'IEND'];
const pngSignature = 8;

/**
 * A PNG or JPEG without what its file says besides the picture: texts, times, places, cameras, comments. The pixels stay
 * as they are, bit by bit. Null for other files, for broken ones, and for JPEG that must be turned to stand upright: these
 * are better written anew.
 */
export function stripPicture(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return stripPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return stripJpeg(bytes);
  return null;
}

function stripPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.subarray(0, pngSignature)];
  let place = pngSignature;
  while (place + 12 <= bytes.length) {
    const size = view.getUint32(place);
    const end = place + 12 + size;
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(place + 4, place + 8));
    if (pngChunks.includes(type)) parts.push(bytes.subarray(place, end));
    if (type === 'IEND') return concatenate(parts);
    place = end;
  }
  return null;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
/** APP1 to APP13, APP15 and comments; APP0 (JFIF) and APP14 (Adobe) say how colours are meant. */
const isForeign = (marker: number) => (marker >= 0xe1 && marker <= 0xed) || marker === 0xef || marker === 0xfe;
const app1 = 0xe1;

function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.subarray(0, 2)];
  let place = 2;
  while (place + 4 <= bytes.length) {
    if (bytes[place] !== 0xff) return null;
    const marker = bytes[place + 1]!;
    const end = place + 2 + view.getUint16(place + 2);
    if (end > bytes.length) return null;
    if (marker === app1 && isTurned(bytes.subarray(place + 4, end))) return null;
    // Colour profiles are APP2: without one the colours would be others.
    const isProfile = marker === 0xe2 && startsWith(bytes.subarray(place + 4, end), 'ICC_PROFILE');
    if (!isForeign(marker) || isProfile) parts.push(bytes.subarray(place, end));
    place = end;
    if (marker !== startOfScan) continue;
    const next = findMarker(bytes, place);
    parts.push(bytes.subarray(place, next));
    place = next;
    // What follows the end of the picture may be a second one.
    if (bytes[place + 1] === endOfImage) return concatenate([...parts, bytes.subarray(place, place + 2)]);
  }
  return null;
}

/** The marker that ends the data of a scan: data have 0 after 255, and restart marks in between. */
function findMarker(bytes: Uint8Array, start: number): number {
  let place = start;
  while (place + 1 < bytes.length) {
    const next = bytes[place + 1]!;
    if (bytes[place] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return place;
    place++;
  }
  return bytes.length;
}

/** Whether EXIF says that the picture does not stand upright as it is; also where it cannot be read. */
function isTurned(segment: Uint8Array): boolean {
  if (!startsWith(segment, 'Exif')) return false;
  const tiff = segment.subarray(6);
  if (tiff.length < 14) return true;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return true;
  const count = view.getUint16(directory, isLittle);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > tiff.length) return true;
    if (view.getUint16(at, isLittle) === 0x0112) return view.getUint16(at + 8, isLittle) !== 1;
  }
  return false;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
