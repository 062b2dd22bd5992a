import type { GrayImage } from '@einthoven/core';
import type { LayerMesh } from './create-layer-mesh.ts';

/** Brings a layer onto the flat page. */
export function projectLayer(layer: GrayImage, mesh: LayerMesh, size: { width: number; height: number }): GrayImage {
  const { width, height } = size;
  const data = new Uint8Array(width * height);
  const point = new Float64Array(2);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      mesh.toLayer(u, v, point);
      data[v * width + u] = bilinear(layer, point[0]!, point[1]!) + 0.5;
    }
  }
  return { width, height, data };
}

function bilinear({ width, height, data }: GrayImage, column: number, row: number): number {
  if (!(column >= 0 && row >= 0 && column < width - 1 && row < height - 1)) return 0;
  const c = column | 0;
  const r = row | 0;
  const p = r * width + c;
  const right = column - c;
  const upper = data[p]! + (data[p + 1]! - data[p]!) * right;
  const lower = data[p + width]! + (data[p + width + 1]! - data[p + width]!) * right;
  return upper + (lower - upper) * (row - r);
}
