import { type EcgRecord, parseLayoutTemplates, pixels, shippedLayouts } from '@einthoven/core';
import {
  createSeededRandom,
  randomPageOptions,
  randomWear,
  renderPage,
  sourceToPaper,
  wearPage,
} from '@einthoven/core/render';
import { createLayerMesh } from './create-layer-mesh.ts';
import { drawInkLayers } from './draw-ink-layers.ts';
import { encodePicture } from './encode-picture.ts';
import { flattenLayers } from './flatten-layers.ts';
import type { MarkedPicture } from './marked-picture.ts';

/** Part of the pages that stay as printed: the network must leave clean pages alone. */
const cleanPart = 0.12;

/** Draws a record as a random page with random wear. The same record and seed give the same picture. */
export async function makeTrainingPicture(record: EcgRecord, seed: number): Promise<MarkedPicture> {
  const random = createSeededRandom(seed);
  const options = randomPageOptions(random, { templates: parseLayoutTemplates(shippedLayouts) });
  const { image, truth } = renderPage(record, options);
  const strength = random.uniform() < cleanPart ? 0 : 0.15 + 0.85 * random.uniform();
  const worn = wearPage(image, { ...randomWear(random, strength), dotsPerInch: options.dotsPerInch ?? 200 }, seed);
  const place = new Float64Array(2);
  return {
    bytes: await encodePicture(worn.image, random),
    flatten: (map, frame) => {
      const layers = drawInkLayers(record, options);
      const { columnX, columnY, column0, rowX, rowY, row0 } = layers.paperToLayer;
      const layerPlace = (column: number, row: number) => {
        worn.map.toClean(column, row, place);
        const { x, y } = sourceToPaper(truth.paperToSource, { column: pixels(place[0]!), row: pixels(place[1]!) });
        return { column: columnX * x + columnY * y + column0, row: rowX * x + rowY * y + row0 };
      };
      return flattenLayers(layers, createLayerMesh(layerPlace, map, frame), frame);
    },
    description: { record: record.name, seed, template: options.template.name, strength },
  };
}
