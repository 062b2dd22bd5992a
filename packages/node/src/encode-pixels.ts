import sharp, { type Sharp } from 'sharp';

export interface PngOptions {
  /** 0 to 9; the higher, the smaller and slower. Default 6. */
  readonly compressionLevel?: number;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Pixels with so many bytes each as the bytes of a file, whose format `encode` chooses. */
export async function encodePixels(
  { width, height, data }: Pixels,
  channels: 1 | 3,
  encode: (pixels: Sharp) => Sharp,
): Promise<Uint8Array> {
  const bytes = await encode(sharp(data, { raw: { width, height, channels } })).toBuffer();
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
