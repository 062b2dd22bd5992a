import { type EcgRecord, parseLayoutTemplates, pixels, shippedLayouts } from '@einthoven/core';
import {
  createSeededRandom,
  type PaperAffine,
  type RenderOptions,
  randomPageOptions,
  randomWear,
  renderPage,
  sourceToPaper,
  wearPage,
} from '@einthoven/core/render';
import { encodePicture } from './encode-picture.ts';

/** A made picture of a page, and where everything on it comes from. */
export interface TrainingPicture {
  readonly record: EcgRecord;
  readonly options: RenderOptions;
  /** JPEG or PNG. */
  readonly bytes: Uint8Array;
  /** Where a point of the picture (pixels) lies on a layer that shows the flat clean paper. */
  readonly layerPlace: (column: number, row: number, paperToLayer: PaperAffine) => { column: number; row: number };
  /** For the header of the page's file. */
  readonly description: Readonly<Record<string, string | number>>;
}

/** Part of the pages that stay as printed: the network must leave clean pages alone. */
const cleanPart = 0.12;

/** Draws a record as a random page with random wear. The same record and seed give the same picture. */
export async function makeTrainingPicture(record: EcgRecord, seed: number): Promise<TrainingPicture> {
  const random = createSeededRandom(seed);
  const options = randomPageOptions(random, { templates: parseLayoutTemplates(shippedLayouts) });
  const { image, truth } = renderPage(record, options);
  const strength = random.uniform() < cleanPart ? 0 : 0.15 + 0.85 * random.uniform();
  const worn = wearPage(image, { ...randomWear(random, strength), dotsPerInch: options.dotsPerInch ?? 200 }, seed);
  const place = new Float64Array(2);
  return {
    record,
    options,
    bytes: await encodePicture(worn.image, random),
    layerPlace: (column, row, paperToLayer) => {
      worn.map.toClean(column, row, place);
      const paper = sourceToPaper(truth.paperToSource, { column: pixels(place[0]!), row: pixels(place[1]!) });
      return {
        column: paperToLayer.columnX * paper.x + paperToLayer.columnY * paper.y + paperToLayer.column0,
        row: paperToLayer.rowX * paper.x + paperToLayer.rowY * paper.y + paperToLayer.row0,
      };
    },
    description: { record: record.name, seed, template: options.template.name, strength },
  };
}
