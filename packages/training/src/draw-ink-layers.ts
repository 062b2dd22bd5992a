import type { EcgRecord, GrayImage, RgbImage } from '@einthoven/core';
import { type PaperAffine, type PixelPath, type RenderOptions, renderPage } from '@einthoven/core/render';

/** Resolution of the layers: finer than the network's, so that projecting them blurs little. */
const dotsPerInch = 12 * 25.4;

/** What is drawn on the paper, apart: 255 where a pixel is all covered. */
export interface InkLayers {
  readonly paperToLayer: PaperAffine;
  readonly traces: GrayImage;
  readonly separators: GrayImage;
  readonly text: GrayImage;
  /** Where the middle of the pen went, a lead, in pixels of the layers. */
  readonly centreLines: readonly PixelPath[];
}

/** Draws the page again, flat and clean, with traces only, with separators too, and with everything. */
export function drawInkLayers(record: EcgRecord, options: RenderOptions): InkLayers {
  const plain: RenderOptions = {
    ...options,
    dotsPerInch,
    rotation: 0,
    mirrored: false,
    quarterTurns: 0,
    noise: 0,
    bilevelThreshold: null,
    gridStyle: 'none',
    gridBreaks: 0,
    halftone: 'none',
    inkColor: [0, 0, 0],
    textColor: [0, 0, 0],
    paperColor: [255, 255, 255],
    pointSpread: 'area',
  };
  const blank = (lines: readonly string[] | undefined) => (lines ?? ['']).map(() => '');
  const silent: RenderOptions = {
    ...plain,
    texts: [],
    decoys: [],
    labels: 'none',
    header: blank(options.header),
    footer: blank(options.footer),
  };
  const everything = renderPage(record, plain);
  const withSeparators = darkness(renderPage(record, silent).image);
  const traces =
    options.separators === 'none'
      ? withSeparators
      : darkness(renderPage(record, { ...silent, separators: 'none' }).image);
  return {
    paperToLayer: everything.truth.paperToSource,
    traces,
    separators: difference(withSeparators, traces),
    text: difference(darkness(everything.image), withSeparators),
    centreLines: everything.truth.regions.map((region) => region.centreLine),
  };
}

function darkness({ width, height, data }: RgbImage): GrayImage {
  const result = new Uint8Array(width * height);
  for (let k = 0; k < result.length; k++) result[k] = 255 - data[3 * k + 1]!;
  return { width, height, data: result };
}

/** What `all` covers and `part` does not. */
function difference(all: GrayImage, part: GrayImage): GrayImage {
  return { ...all, data: all.data.map((value, k) => Math.max(0, value - part.data[k]!)) };
}
