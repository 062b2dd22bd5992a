import { negativeKinds, renderNegative, wearPage } from '@einthoven/core/render';
import { encodeJpeg, encodePng } from '@einthoven/node';
import { deriveSeed } from './derive-seed.ts';
import { drawWear } from './draw-wear.ts';
import type { RenderRequest, RenderResult } from './render-request.ts';
import { pictureFileName } from './rendered-files.ts';

const usualDotsPerInch = 200;

/** A page that is no ECG, worn as the others. There is no truth of it: nothing on it is signal. */
export async function renderNegativePage({ source, id, seed, style, outputs }: RenderRequest): Promise<RenderResult> {
  const { render, wear } = style.options;
  const { dotsPerInch = usualDotsPerInch, pageWidth, pageHeight } = render;
  const kind = negativeKinds.find((name) => source.name.endsWith(`-${name}`)) ?? 'blank';
  const size = {
    ...(pageWidth === undefined ? {} : { pageWidth }),
    ...(pageHeight === undefined ? {} : { pageHeight }),
  };
  const clean = renderNegative({ kind, dotsPerInch, ...size }, deriveSeed(seed, source.name, 'page'));
  const drawn = drawWear(style.wear, deriveSeed(seed, source.name, 'wear'));
  const options = { ...drawn?.options, ...wear, dotsPerInch };
  const isWorn = drawn !== null || Object.keys(wear).length > 0;
  const image = isWorn ? wearPage(clean, options, deriveSeed(seed, source.name, 'noise')).image : clean;
  const bytes = await (outputs.format === 'png' ? encodePng(image) : encodeJpeg(image, { quality: outputs.quality }));
  return {
    status: 'complete',
    index: null,
    missingLeads: [],
    files: new Map([[pictureFileName(id, outputs), bytes]]),
  };
}
