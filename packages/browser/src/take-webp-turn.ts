/** A WebP whose turn is hidden from the browser, and that turn as a value of the tag Orientation. */
export interface TakenTurn {
  readonly bytes: Uint8Array;
  readonly orientation: number;
}

const upright = 1;
const orientationTag = 0x112;
/** In the flags of a VP8X chunk: there is a chunk of EXIF. */
const exifFlag = 0x08;

/**
 * Some browsers turn a WebP by its EXIF, others do not: so none is shown it, and the turn is made afterwards.
 * Sources: RFC 9649 2.7.1.5, EXIF 2.32 4.6.4.
 */
export function takeWebpTurn(bytes: Uint8Array): TakenTurn {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (nameAt(view, at) === 'EXIF') {
      const orientation = readOrientation(bytes.subarray(at + 8, at + 8 + size));
      return orientation === upright ? { bytes, orientation } : { bytes: hideExif(bytes, at), orientation };
    }
    // Chunks are padded to an even length.
    at += 8 + size + (size % 2);
  }
  return { bytes, orientation: upright };
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
}

/** Readers skip chunks whose name they do not know. */
function hideExif(bytes: Uint8Array, at: number): Uint8Array {
  const hidden = bytes.slice();
  hidden.fill('x'.charCodeAt(0), at, at + 4);
  if (nameAt(new DataView(hidden.buffer), 12) === 'VP8X') hidden[20] = hidden[20]! & ~exifFlag;
  return hidden;
}

/** EXIF is a TIFF without a picture; some programs write the mark of JPEG files before it. */
function readOrientation(chunk: Uint8Array): number {
  const marked = String.fromCharCode(...chunk.subarray(0, 4)) === 'Exif';
  const exif = marked ? chunk.subarray(6) : chunk;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  try {
    const little = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, little);
    const count = view.getUint16(directory, little);
    for (let entry = directory + 2; entry < directory + 2 + 12 * count; entry += 12) {
      if (view.getUint16(entry, little) === orientationTag) return view.getUint16(entry + 8, little);
    }
  } catch (error) {
    // Metadata that break off are no reason to refuse the picture.
    if (!(error instanceof RangeError)) throw error;
  }
  return upright;
}
