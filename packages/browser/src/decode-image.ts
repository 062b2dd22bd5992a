import {
  type DecodedImage,
  decodeBmp,
  EinthovenError,
  type ReadableFormat,
  type RgbImage,
  readImageDimensions,
  requireReadableFormat,
} from '@einthoven/core';
import { decodeTiff } from './decode-tiff.ts';
import { layOverWhite } from './lay-over-white.ts';
import { requireWholeFile } from './require-whole-file.ts';
import { takeWebpTurn } from './take-webp-turn.ts';
import { turnUpright } from './turn-upright.ts';

export interface DecodeOptions {
  /** Largest picture that is decoded, in pixels. Default 100 000 000, as `read.maximumPixels`. */
  readonly maximumPixels?: number;
}

/** Canvases have a largest area, and the smallest of any browser is 16 million pixels: pictures pass in bands. */
const bandPixels = 4_000_000;

const frameRemedy = 'Save the frame as a picture of its own, such as PNG.';

/**
 * Decodes one page of a picture file to 8-bit RGB: turned upright by EXIF, alpha laid over white, profiles brought to
 * sRGB. PNG, JPEG, WebP, GIF and AVIF by the browser, BMP and TIFF by code of their own. Of GIF and WebP the first frame
 * only. A truncated file is refused.
 * Throws FORMAT_UNKNOWN, FORMAT_UNSUPPORTED, IMAGE_TOO_LARGE, IMAGE_BROKEN and PAGE_NOT_FOUND.
 */
export async function decodeImage(
  bytes: Uint8Array,
  pageIndex = 0,
  { maximumPixels = 100_000_000 }: DecodeOptions = {},
): Promise<DecodedImage> {
  const format = requireReadableFormat(bytes, 'The file');
  const { width, height, pageCount } = readImageDimensions(bytes, format, pageIndex);
  if (pageIndex >= pageCount) {
    throw new EinthovenError('PAGE_NOT_FOUND', `Page ${pageIndex + 1} was asked for; the file has ${pageCount}.`);
  }
  if (width * height > maximumPixels) {
    throw new EinthovenError(
      'IMAGE_TOO_LARGE',
      `The picture has ${width} × ${height} pixels; at most ${maximumPixels} are decoded.`,
    );
  }
  if (format === 'bmp') return decodeBmp(bytes);
  if (format === 'tiff') return decodeTiff(bytes, pageIndex);
  if (pageIndex > 0) {
    throw new EinthovenError('FORMAT_UNSUPPORTED', 'Browsers give the first frame of a picture only.', {
      remedy: frameRemedy,
    });
  }
  requireWholeFile(bytes, format);
  if (format === 'webp') {
    const taken = takeWebpTurn(bytes);
    return { image: turnUpright(await decodeByBrowser(taken.bytes, format), taken.orientation), dotsPerInch: null };
  }
  return { image: await decodeByBrowser(bytes, format), dotsPerInch: null };
}

async function decodeByBrowser(bytes: Uint8Array, format: ReadableFormat): Promise<RgbImage> {
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${format}` });
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image', premultiplyAlpha: 'none' });
  } catch (error) {
    throw new EinthovenError('IMAGE_BROKEN', `The browser cannot decode the ${format.toUpperCase()} picture.`, {
      cause: error,
    });
  }
  try {
    return copyPixels(bitmap);
  } finally {
    bitmap.close();
  }
}

function copyPixels(bitmap: ImageBitmap): RgbImage {
  const { width, height } = bitmap;
  const data = new Uint8Array(width * height * 3);
  const rows = Math.min(height, Math.max(1, Math.floor(bandPixels / width)));
  const canvas = new OffscreenCanvas(width, rows).getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' });
  if (canvas === null) throw new EinthovenError('IMAGE_TOO_LARGE', `The browser has no canvas of ${width} pixels.`);
  for (let row = 0; row < height; row += rows) {
    const count = Math.min(rows, height - row);
    canvas.clearRect(0, 0, width, rows);
    canvas.drawImage(bitmap, 0, -row);
    data.set(layOverWhite(canvas.getImageData(0, 0, width, count).data, width, count).data, row * width * 3);
  }
  return { width, height, data };
}
