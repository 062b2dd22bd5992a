import {
  type DecodedImage,
  decodeBmp,
  EinthovenError,
  type ImageHeader,
  type ReadableFormat,
  readImageDimensions,
  requireReadableFormat,
} from '@einthoven/core';
import sharp from 'sharp';

// One page is one piece of work: pools run several workers, and threads or caches inside each would only fight.
sharp.cache(false);
sharp.concurrency(1);

/** What sharp calls a format, where the name differs. */
const sharpNames: Partial<Record<ReadableFormat, string>> = { avif: 'heif' };
/** Formats with pages or frames; sharp refuses a page number for the others. */
const pagedFormats: readonly ReadableFormat[] = ['tiff', 'gif', 'webp'];

export interface DecodeOptions {
  /** Largest picture that is decoded, in pixels. Default 100 000 000, as `read.maximumPixels`. */
  readonly maximumPixels?: number;
  /** The decoder is stopped after this many seconds. Default 60, as `read.maximumSeconds`. */
  readonly maximumSeconds?: number;
}

/**
 * Decodes one page of a picture file to 8-bit RGB: turned upright by EXIF, alpha laid over white, CMYK and embedded
 * profiles brought to sRGB, 16 bits cut to 8. `pageIndex` counts from 0 (TIFF pages, GIF and WebP frames).
 * A truncated file is refused even if only its last row is missing: half a page would pass for a whole one.
 * Throws FORMAT_UNKNOWN, FORMAT_UNSUPPORTED, IMAGE_TOO_LARGE, IMAGE_BROKEN, PAGE_NOT_FOUND and TIME_LIMIT.
 */
export async function decodeImage(
  bytes: Uint8Array,
  pageIndex = 0,
  { maximumPixels = 100_000_000, maximumSeconds = 60 }: DecodeOptions = {},
): Promise<DecodedImage> {
  const format = requireReadableFormat(bytes, 'The file');
  const header = readImageDimensions(bytes, format, pageIndex);
  checkRequest(header, pageIndex, maximumPixels);
  if (format === 'bmp') return decodeBmp(bytes);
  try {
    return await decodeWithSharp(bytes, { format, pageIndex, maximumPixels, maximumSeconds });
  } catch (error) {
    throw toEinthovenError(error, maximumPixels, maximumSeconds);
  }
}

interface SharpRequest extends Required<DecodeOptions> {
  readonly format: ReadableFormat;
  readonly pageIndex: number;
}

async function decodeWithSharp(bytes: Uint8Array, request: SharpRequest): Promise<DecodedImage> {
  const input = sharp(bytes, {
    failOn: 'error',
    limitInputPixels: request.maximumPixels,
    ...(pagedFormats.includes(request.format) ? { page: request.pageIndex, pages: 1 } : {}),
  });
  const metadata = await input.metadata();
  if (metadata.format !== (sharpNames[request.format] ?? request.format)) {
    throw new EinthovenError('IMAGE_BROKEN', `The ${request.format} file was taken for ${metadata.format}.`);
  }
  const { data, info } = await input
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: Math.min(3600, Math.max(1, Math.ceil(request.maximumSeconds))) })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) {
    throw new EinthovenError('IMAGE_BROKEN', `The decoder gave ${info.channels} channels where 3 were expected.`);
  }
  const image = {
    width: info.width,
    height: info.height,
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
  return { image, dotsPerInch: metadata.density ?? null };
}

function checkRequest({ width, height, pageCount }: ImageHeader, pageIndex: number, maximumPixels: number): void {
  if (pageIndex >= pageCount) {
    throw new EinthovenError('PAGE_NOT_FOUND', `Page ${pageIndex + 1} was asked for; the file has ${pageCount}.`);
  }
  if (width * height > maximumPixels) {
    throw new EinthovenError(
      'IMAGE_TOO_LARGE',
      `The picture has ${width} × ${height} pixels; at most ${maximumPixels} are decoded.`,
    );
  }
}

/** sharp tells its failures apart by their message alone. */
function toEinthovenError(error: unknown, maximumPixels: number, maximumSeconds: number): EinthovenError {
  if (error instanceof EinthovenError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('exceeds pixel limit')) {
    return new EinthovenError('IMAGE_TOO_LARGE', `The picture has more than ${maximumPixels} pixels.`, {
      cause: error,
    });
  }
  if (message.startsWith('timeout')) {
    return new EinthovenError('TIME_LIMIT', `Decoding took longer than ${maximumSeconds} s.`, { cause: error });
  }
  return new EinthovenError('IMAGE_BROKEN', `The picture cannot be decoded: ${message}`, { cause: error });
}
