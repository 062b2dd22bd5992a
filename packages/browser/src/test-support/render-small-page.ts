import { findLayoutTemplate, type PageSource, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import { renderPage, synthesizeEcg } from '@einthoven/core/render';
import sharp from 'sharp';

/** Three leads on a slip of paper, as TIFF: the one lossless format besides BMP that both edges decode in Node. */
export async function renderSmallPage(): Promise<PageSource> {
  const template = findLayoutTemplate('3x1', parseLayoutTemplates(shippedLayouts));
  const { image } = renderPage(synthesizeEcg({ seed: 3, duration: 4 }), {
    template,
    dotsPerInch: 130,
    duration: 4,
    pageWidth: 130,
    pageHeight: 90,
    header: [],
    footer: ['25 mm/s 10 mm/mV'],
  });
  const { data, width, height } = image;
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
  return { sourceName: 'small.tif', bytes: new Uint8Array(bytes), pageIndex: 0 };
}
