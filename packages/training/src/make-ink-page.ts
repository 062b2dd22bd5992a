import { deflateSync } from 'node:zlib';
import { digitizeOptionsSchema, digitizePage, EinthovenError, type GrayImage, type GriddedPage } from '@einthoven/core';
import { flattenForNetwork, inkNetworkScale } from '@einthoven/core/network';
import { createStageContext } from '@einthoven/node';
import { drawInkLayers } from './draw-ink-layers.ts';
import { projectLayers } from './project-layers.ts';
import type { TrainingPicture } from './make-training-picture.ts';

/** The page as far as its grid: enough for the network, whose output the later stages read. */
async function readGrid(bytes: Uint8Array): Promise<GriddedPage> {
  const reached: { page?: GriddedPage } = {};
  const context = createStageContext({ maximumSeconds: 60 });
  const stop = new AbortController();
  const options = digitizeOptionsSchema.parse({});
  try {
    await digitizePage(
      { sourceName: 'training', bytes, pageIndex: 0 },
      options,
      {
        ...context,
        observe: ({ stage, page }) => {
          if (stage !== 'grid') return;
          reached.page = page as GriddedPage;
          stop.abort();
        },
        throwIfStopped: () => {
          if (stop.signal.aborted) throw new EinthovenError('ABORTED');
        },
      },
    );
  } catch (error) {
    if (reached.page === undefined) throw error;
  }
  if (reached.page === undefined) throw new EinthovenError('GRID_NOT_FOUND');
  return reached.page;
}

/**
 * One page as the ink network learns from it: a line of JSON, then six deflated planes of 8 bits, one after the other:
 * ink, grid and clean (see `InkNetworkPlanes`), then the part of each pixel that is covered by traces and pulses, by
 * separators, by text (255: all of it). The picture goes through the real pipeline as far as the grid, so that its
 * errors are learned with it.
 *
 * @throws EinthovenError where the pipeline refuses the picture.
 */
export async function makeInkPage(picture: TrainingPicture): Promise<Uint8Array> {
  const page = await readGrid(picture.bytes);
  const planes = flattenForNetwork(page);
  const layers = drawInkLayers(picture);
  const targets = projectLayers(layers, { picture, map: page.grid.map, frame: planes });
  const { width, height } = planes.ink;
  const all: readonly GrayImage[] = [planes.ink, planes.grid, planes.clean, ...targets];
  const data = new Uint8Array(width * height * all.length);
  for (const [index, plane] of all.entries()) data.set(plane.data, index * width * height);
  const header = { width, height, left: planes.left, top: planes.top, pixelsPerMillimetre: inkNetworkScale };
  const line = new TextEncoder().encode(`${JSON.stringify({ ...header, ...picture.description })}\n`);
  const packed = deflateSync(data, { level: 1 });
  const content = new Uint8Array(line.length + packed.length);
  content.set(line);
  content.set(packed, line.length);
  return content;
}
