import { findLayoutTemplate } from '../../layouts/find-layout-template.ts';
import { parseLayoutTemplates } from '../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../layouts/shipped-layouts.ts';
import { type RenderOptions, renderPage, synthesizeEcg } from '../../render/index.ts';
import type { LabelPage } from '../labels/draw-label-page.ts';
import { labelPageScale } from '../labels/draw-label-page.ts';
import type { PixelBox } from '../labels/pixel-box.ts';

/** A sheet in black on white as the label reader sees it, without marks of the trace, and the boxes of its lead names. */
export function drawWords(options: Partial<RenderOptions> = {}): { page: LabelPage; names: PixelBox[] } {
  const template = findLayoutTemplate('3x1', parseLayoutTemplates(shippedLayouts));
  const { image, truth } = renderPage(synthesizeEcg({ seed: 1 }), {
    template,
    dotsPerInch: labelPageScale * 25.4,
    pageWidth: 100,
    pageHeight: 90,
    duration: 3,
    gridStyle: 'none',
    inkColor: [0, 0, 0],
    header: [],
    footer: [],
    pulse: 'none',
    font: 'sans',
    ...options,
  });
  const { width, height, data } = image;
  const ink = Uint8Array.from({ length: width * height }, (_, k) => 255 - data[3 * k]!);
  const { columnX, column0, rowY, row0 } = truth.paperToSource;
  const names = truth.texts
    .filter(({ role }) => role === 'label')
    .map((text) => ({
      left: columnX * text.x + column0,
      top: rowY * (text.y - text.height) + row0,
      right: columnX * (text.x + text.width) + column0,
      bottom: rowY * text.y + row0,
      ink: 0,
    }));
  const trace = { width, height, data: new Uint8Array(width * height) };
  return { page: { left: 0, top: 0, ink: { width, height, data: ink }, trace }, names };
}

/** Farthest that an edge of a box lies from that of another, pixels. */
export function farthestEdge(one: PixelBox, other: PixelBox): number {
  return Math.max(
    Math.abs(one.left - other.left),
    Math.abs(one.right - other.right),
    Math.abs(one.top - other.top),
    Math.abs(one.bottom - other.bottom),
  );
}
