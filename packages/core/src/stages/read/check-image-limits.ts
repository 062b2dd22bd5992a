import { EinthovenError } from '../../errors.ts';
import type { ImageHeader } from './image-format.ts';
import type { ReadOptions } from './read-options.ts';

/** Throws IMAGE_TOO_LARGE, IMAGE_TOO_SMALL or TOO_MANY_PAGES where a picture breaks a limit. */
export function checkImageLimits(header: ImageHeader, options: ReadOptions): void {
  const { width, height, pageCount } = header;
  if (pageCount > options.maximumPages) {
    throw new EinthovenError(
      'TOO_MANY_PAGES',
      `The file has ${pageCount} pages; read.maximumPages is ${options.maximumPages}.`,
    );
  }
  if (width * height > options.maximumPixels) {
    throw new EinthovenError(
      'IMAGE_TOO_LARGE',
      `The picture has ${width} × ${height} pixels; read.maximumPixels is ${options.maximumPixels}.`,
    );
  }
  if (Math.min(width, height) < options.minimumSide) {
    throw new EinthovenError(
      'IMAGE_TOO_SMALL',
      `The picture has ${width} × ${height} pixels; read.minimumSide is ${options.minimumSide}.`,
    );
  }
}
