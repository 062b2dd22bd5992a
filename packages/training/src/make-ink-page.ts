import { deflateSync } from 'node:zlib';
import { digitizeOptionsSchema, digitizePage, EinthovenError, type GrayImage, type GriddedPage } from '@einthoven/core';
import { flattenForNetwork, inkNetworkScale } from '@einthoven/core/network';
import { createStageContext } from '@einthoven/node';
import { createLayerMesh } from './create-layer-mesh.ts';
import { drawInkLayers } from './draw-ink-layers.ts';
import type { TrainingPicture } from './make-training-picture.ts';
import { projectLayer } from './project-layer.ts';
import { projectLine } from './project-line.ts';

/** The page as far as its grid: enough for the network, whose output the later stages read. */
async function readGrid(bytes: Uint8Array): Promise<GriddedPage> {
  const reached: { page?: GriddedPage } = {};
  const context = createStageContext({ maximumSeconds: 60 });
  const stop = new AbortController();
  const options = digitizeOptionsSchema.parse({});
  try {
    await digitizePage({ sourceName: 'training', bytes, pageIndex: 0 }, options, {
      ...context,
      observe: ({ stage, page }) => {
        if (stage !== 'grid') return;
        reached.page = page as GriddedPage;
        stop.abort();
      },
      throwIfStopped: () => {
        if (stop.signal.aborted) throw new EinthovenError('ABORTED');
      },
    });
  } catch (error) {
    if (reached.page === undefined) throw error;
  }
  if (reached.page === undefined) throw new EinthovenError('GRID_NOT_FOUND');
  return reached.page;
}

/**
 * One page as the ink network learns from it: a line of JSON, then six deflated planes of 8 bits, one after the other:
 * ink, grid and clean (see `InkNetworkPlanes`), then the part of each pixel that is covered by traces and pulses, by
 * separators, by text (255: all of it), and then the heights of the centre lines that the header lists as first index
 * and count (see `FlatLine`), floats of 32 bits, little-endian. The picture goes through the real pipeline as far as the grid, so that its
 * errors are learned with it.
 *
 * @throws EinthovenError where the pipeline refuses the picture.
 */
export async function makeInkPage(picture: TrainingPicture): Promise<Uint8Array> {
  const page = await readGrid(picture.bytes);
  const planes = flattenForNetwork(page);
  const layers = drawInkLayers(picture);
  const { width, height } = planes.ink;
  const mesh = createLayerMesh(picture, { map: page.grid.map, frame: planes, paperToLayer: layers.paperToLayer });
  const project = (layer: GrayImage) => projectLayer(layer, mesh, { width, height });
  const targets = [project(layers.traces), project(layers.separators), project(layers.text)];
  const lines = layers.centreLines.flatMap((path) => projectLine(path, mesh, width) ?? []);
  const header = {
    width,
    height,
    left: planes.left,
    top: planes.top,
    pixelsPerMillimetre: inkNetworkScale,
    lines: lines.map((line) => [line.first, line.rows.length]),
    ...picture.description,
  };
  const all: readonly GrayImage[] = [planes.ink, planes.grid, planes.clean, ...targets];
  const data = concatenate([
    ...all.map((plane) => plane.data),
    ...lines.map((line) => new Uint8Array(line.rows.buffer)),
  ]);
  return concatenate([new TextEncoder().encode(`${JSON.stringify(header)}\n`), deflateSync(data, { level: 1 })]);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    result.set(part, place);
    place += part.length;
  }
  return result;
}
