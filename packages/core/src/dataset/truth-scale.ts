import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import type { TruthMap } from './create-truth-map.ts';
import type { TruthLead } from './select-leads.ts';

/** A number among the options of the renderer. */
export function truthOption(truth: RenderTruthJson, name: string, otherwise: number): number {
  const value = truth.options[name];
  return typeof value === 'number' ? value : otherwise;
}

/** No pen is wider: 7 mm at 360 dpi. Broken truth must not make work without end. */
const widestPen = 100;

/** Width of a pen in pixels. */
export const penPixels = (millimetres: number, pixelsPerMillimetre: number): number =>
  Math.min(widestPen, millimetres * pixelsPerMillimetre);

/** Pen of the traces in millimetres where the truth does not say. */
const usualPen = 0.3;

/** Width of the trace in millimetres. */
export const truthPenWidth = (truth: RenderTruthJson) => truthOption(truth, 'penWidth', usualPen);

/** Pixels a millimetre of paper at a lead: a photograph shows the near end of a page larger than the far one. */
export function leadScale(truth: RenderTruthJson, lead: TruthLead, map: TruthMap): number {
  const middle = lead.baseline[Math.floor(lead.baseline.length / 2)];
  const point = new Float64Array(2);
  if (middle === undefined || !map.toPaper(middle[0], middle[1], point)) return truth.pixelsPerMillimetre;
  return map.scaleAt(point[0]!, point[1]!);
}
