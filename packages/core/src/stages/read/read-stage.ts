import { EinthovenError } from '../../errors.ts';
import type { PageSource, ReadPage } from '../../model/page.ts';
import type { DecodedImage, Stage, StageContext } from '../../pipeline/stage.ts';
import { checkImageLimits } from './check-image-limits.ts';
import type { ImageHeader, ReadableFormat } from './image-format.ts';
import { readImageDimensions } from './read-image-dimensions.ts';
import type { ReadOptions } from './read-options.ts';
import { requireReadableFormat } from './require-readable-format.ts';
import { usableDotsPerInch } from './usable-dots-per-inch.ts';

/**
 * From the bytes of a file to the pixels of one page. Every limit is checked on the header before a decoder runs, and
 * on the pixels afterwards, since a header may lie.
 */
export const readStage: Stage<PageSource, ReadPage, ReadOptions> = {
  name: 'read',
  run: readPage,
  drawOverlay: (page) => page.image,
};

async function readPage(source: PageSource, options: ReadOptions, context: StageContext): Promise<ReadPage> {
  const { bytes, sourceName, pageIndex } = source;
  if (bytes.length > options.maximumBytes) {
    throw new EinthovenError(
      'FILE_TOO_LARGE',
      `${sourceName} has ${bytes.length} bytes; read.maximumBytes is ${options.maximumBytes}.`,
    );
  }
  const format = requireReadableFormat(bytes, sourceName);
  const header = readImageDimensions(bytes, format, pageIndex);
  checkPageIndex(pageIndex, header.pageCount);
  checkImageLimits(header, options);
  const decoded = await decode(source, context);
  checkDecodedImage(decoded, header, format);
  checkImageLimits({ ...header, width: decoded.image.width, height: decoded.image.height }, options);
  context.throwIfStopped();
  const dotsPerInch = usableDotsPerInch(decoded.dotsPerInch, header.resolution);
  return { ...source, format, image: decoded.image, dotsPerInch };
}

function checkPageIndex(pageIndex: number, pageCount: number): void {
  if (Number.isInteger(pageIndex) && pageIndex >= 0 && pageIndex < pageCount) return;
  throw new EinthovenError(
    'PAGE_NOT_FOUND',
    `Page ${pageIndex + 1} was asked for; the file has ${pageCount} page${pageCount === 1 ? '' : 's'}.`,
  );
}

async function decode(source: PageSource, context: StageContext): Promise<DecodedImage> {
  try {
    return await context.decodeImage(source.bytes, source.pageIndex);
  } catch (error) {
    if (error instanceof EinthovenError) throw error;
    throw new EinthovenError('IMAGE_BROKEN', `${source.sourceName} cannot be decoded: ${String(error)}`, {
      cause: error,
    });
  }
}

/** A turn by EXIF may swap the sides. AVIF may crop, and GIF decoders disagree about the screen: no check there. */
function checkDecodedImage({ image }: DecodedImage, header: ImageHeader, format: ReadableFormat): void {
  const { width, height, data } = image;
  const asStored = width === header.width && height === header.height;
  const turned = width === header.height && height === header.width;
  const lenient = format === 'avif' || format === 'gif';
  if (data.length !== width * height * 3 || !(asStored || turned || lenient)) {
    throw new EinthovenError(
      'IMAGE_BROKEN',
      `The header promises ${header.width} × ${header.height} pixels; the decoder gave ${width} × ${height}.`,
    );
  }
}
