import type { GrayImage } from '@einthoven/core';
import type { LayerMesh } from '../create-layer-mesh.ts';
import { type GivenLabels, unknownLabel } from './given-labels.ts';

/** Labels on the flat page. */
export interface FlatLabels {
  /** Part of each pixel that traces cover, 255: all of it. */
  readonly traces: GrayImage;
  /** The trace that has most of what is covered; 0 where there is none. */
  readonly owners: Uint8Array;
  /** 1 where any part of the pixel is labelled as something that masks do not tell. */
  readonly unknown: Uint8Array;
}

/** Places looked up in each direction of a pixel: pictures may be finer than the flat page. */
const samples = 3;

/** Brings labels of a picture onto the flat page. */
export function flattenLabels(
  labels: GivenLabels,
  mesh: LayerMesh,
  size: { readonly width: number; readonly height: number },
): FlatLabels {
  const { width, height } = size;
  const traces = { width, height, data: new Uint8Array(width * height) };
  const owners = new Uint8Array(width * height);
  const unknown = new Uint8Array(width * height);
  const point = new Float64Array(2);
  const counts = new Uint8Array(unknownLabel + 1);
  for (let index = 0; index < owners.length; index++) {
    let covered = 0;
    for (let n = 0; n < samples * samples; n++) {
      const right = ((n % samples) + 0.5) / samples - 0.5;
      const below = (Math.floor(n / samples) + 0.5) / samples - 0.5;
      mesh.toLayer((index % width) + right, Math.floor(index / width) + below, point);
      const label = labelAt(labels, Math.round(point[0]!), Math.round(point[1]!));
      if (label === 0) continue;
      if (label === unknownLabel) {
        unknown[index] = 1;
        continue;
      }
      covered++;
      counts[label]!++;
      if (owners[index] === 0 || counts[label]! > counts[owners[index]!]!) owners[index] = label;
    }
    if (covered === 0) continue;
    traces.data[index] = Math.round((255 * covered) / samples ** 2);
    counts.fill(0);
  }
  return { traces, owners, unknown };
}

function labelAt({ width, height, data }: GivenLabels, column: number, row: number): number {
  return column >= 0 && row >= 0 && column < width && row < height ? data[row * width + column]! : 0;
}
