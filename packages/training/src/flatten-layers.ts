import type { GrayImage } from '@einthoven/core';
import type { Frame, LayerMesh } from './create-layer-mesh.ts';
import type { InkLayers } from './draw-ink-layers.ts';
import type { FlatMarks } from './marked-picture.ts';
import { projectLayer } from './project-layer.ts';
import { projectLine } from './project-line.ts';

/** Brings layers of a page that was drawn onto the flat page. */
export function flattenLayers(layers: InkLayers, mesh: LayerMesh, { ink }: Frame): FlatMarks {
  const project = (layer: GrayImage) => projectLayer(layer, mesh, ink);
  return {
    lines: layers.centreLines.flatMap((path) => projectLine(path, mesh, ink.width) ?? []),
    drawCover: () => ({
      traces: project(layers.traces),
      separators: project(layers.separators),
      text: project(layers.text),
    }),
  };
}
