import type { GrayImage, PaperMap } from '@einthoven/core';
import { sourceAt } from '@einthoven/core/image';
import { inkNetworkScale } from '@einthoven/core/network';
import type { InkLayers } from './draw-ink-layers.ts';
import type { TrainingPicture } from './make-training-picture.ts';

/** The map is straight enough between points this many pixels apart. */
const stride = 8;

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly ink: { readonly width: number; readonly height: number };
}

/** Brings the layers onto the flat page as the pipeline sees it, with all the errors of its map. */
export function projectLayers(
  layers: InkLayers,
  { picture, map, frame }: { readonly picture: TrainingPicture; readonly map: PaperMap; readonly frame: Frame },
): GrayImage[] {
  const { width, height } = frame.ink;
  const across = Math.ceil(width / stride) + 1;
  const down = Math.ceil(height / stride) + 1;
  const columns = new Float32Array(across * down);
  const rows = new Float32Array(across * down);
  const point = new Float64Array(2);
  for (let j = 0; j < down; j++) {
    for (let i = 0; i < across; i++) {
      sourceAt(map, frame.left + (i * stride) / inkNetworkScale, frame.top + (j * stride) / inkNetworkScale, point);
      const place = picture.layerPlace(point[0]!, point[1]!, layers.paperToLayer);
      columns[j * across + i] = place.column;
      rows[j * across + i] = place.row;
    }
  }
  const sample = (layer: GrayImage): GrayImage => {
    const data = new Uint8Array(width * height);
    for (let v = 0; v < height; v++) {
      const j = Math.floor(v / stride);
      const below = (v - j * stride) / stride;
      for (let u = 0; u < width; u++) {
        const i = Math.floor(u / stride);
        const right = (u - i * stride) / stride;
        const p = j * across + i;
        const q = p + across;
        const column = mix(mix(columns[p]!, columns[p + 1]!, right), mix(columns[q]!, columns[q + 1]!, right), below);
        const row = mix(mix(rows[p]!, rows[p + 1]!, right), mix(rows[q]!, rows[q + 1]!, right), below);
        data[v * width + u] = bilinear(layer, column, row) + 0.5;
      }
    }
    return { width, height, data };
  };
  return [sample(layers.traces), sample(layers.separators), sample(layers.text)];
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}

function bilinear({ width, height, data }: GrayImage, column: number, row: number): number {
  if (!(column >= 0 && row >= 0 && column < width - 1 && row < height - 1)) return 0;
  const c = column | 0;
  const r = row | 0;
  const p = r * width + c;
  const upper = mix(data[p]!, data[p + 1]!, column - c);
  return mix(upper, mix(data[p + width]!, data[p + width + 1]!, column - c), row - r);
}
