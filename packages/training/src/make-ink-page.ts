import { deflateSync } from 'node:zlib';
import type { GrayImage } from '@einthoven/core';
import { flattenForNetwork, inkNetworkScale } from '@einthoven/core/network';
import { concatenate } from './concatenate.ts';
import type { MarkedPicture } from './marked-picture.ts';
import { readGrid } from './read-grid.ts';

/**
 * One page as the ink network learns from it: a line of JSON, then six deflated planes of 8 bits, one after the other:
 * ink, grid and clean (see `InkNetworkPlanes`), then the part of each pixel that is covered by traces and pulses, by
 * separators, by text (255: all of it); where the header says `known`, a seventh that tells which of those three are
 * known (see `FlatCover`); and then the heights of the centre lines that the header lists as first index and count (see
 * `FlatLine`), floats of 32 bits, little-endian. The picture goes through the real pipeline as far as the grid, so that
 * its errors are learned with it.
 *
 * @throws EinthovenError where the pipeline refuses the picture.
 */
export async function makeInkPage(picture: MarkedPicture): Promise<Uint8Array> {
  const page = await readGrid(picture.bytes);
  const planes = flattenForNetwork(page);
  const { width, height } = planes.ink;
  const { lines, drawCover } = picture.flatten(page.grid.map, planes);
  const { traces, separators, text, known } = drawCover();
  const header = {
    width,
    height,
    left: planes.left,
    top: planes.top,
    pixelsPerMillimetre: inkNetworkScale,
    lines: lines.map((line) => [line.first, line.rows.length]),
    ...(known === undefined ? {} : { known: true }),
    ...picture.description,
  };
  const all: readonly GrayImage[] = [planes.ink, planes.grid, planes.clean, traces, separators, text];
  const data = concatenate([
    ...all.map((plane) => plane.data),
    ...(known === undefined ? [] : [known]),
    ...lines.map((line) => new Uint8Array(line.rows.buffer)),
  ]);
  return concatenate([new TextEncoder().encode(`${JSON.stringify(header)}\n`), deflateSync(data, { level: 1 })]);
}
