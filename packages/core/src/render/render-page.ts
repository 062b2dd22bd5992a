import type { FloatImage, RgbImage } from '../model/image.ts';
import type { EcgRecord } from '../model/record.ts';
import { millimetres, millimetresPerMillivolt, millimetresPerSecond, pixelsPerMillimetre } from '../units.ts';
import { createGridCover } from './create-grid-cover.ts';
import { drawLeads } from './draw-leads.ts';
import type { PagePlan } from './page-plan.ts';
import { paintPage } from './paint-page.ts';
import type { PaperAffine } from './paper-affine.ts';
import { type PagePlacing, placePage } from './place-page.ts';
import { pulseFoot } from './place-pulses.ts';
import { placeText } from './place-text.ts';
import { planPage } from './plan-page.ts';
import { pointSpreads } from './point-spreads.ts';
import { type RenderOptions, type ResolvedRenderOptions, resolveRenderOptions } from './render-options.ts';
import type { RenderTruth } from './render-truth.ts';
import { selectDrawnRecord } from './select-drawn-record.ts';
import { type PixelPath, strokePath } from './stroke-path.ts';

export interface RenderedPage {
  readonly image: RgbImage;
  readonly truth: RenderTruth;
}

const millimetresAnInch = 25.4;
/** Pen of letters over their height. */
const textPen = 0.11;

/**
 * Draws a record as an ECG page, with the exact truth about what stands where. Pure: the same record and options give
 * the same bytes. Signals are drawn in millivolts around each row's baseline; what does not fit on the page is cut off,
 * and the truth's record is NaN there. A record without leads gives a page of grid and text only.
 *
 * @throws EinthovenError OPTION_INVALID for options out of their range; see `renderOptionsSchema` for units and defaults.
 */
export function renderPage(record: EcgRecord, options: RenderOptions): RenderedPage {
  const resolved = resolveRenderOptions(options);
  const scale = resolved.dotsPerInch / millimetresAnInch;
  const plan = planPage(record, resolved);
  const placed = placePage(describePlacing(plan, scale, resolved));
  const { width, height, paperToSource } = placed;
  const ink: FloatImage = { width, height, data: new Float32Array(width * height) };
  const regions = drawLeads(
    ink,
    { record, regions: plan.regions, paperToSource, pixelsPerMillimetre: scale },
    resolved,
  );
  drawFurniture(ink, plan, { paperToSource, scale, options: resolved });
  const grid = createGridCover(placed, { ...plan, pixelsPerMillimetre: scale }, resolved);
  const image = paintPage(ink, grid, resolved);
  const truth: RenderTruth = {
    template: resolved.template,
    pageWidth: millimetres(plan.pageWidth),
    pageHeight: millimetres(plan.pageHeight),
    penWidth: millimetres(resolved.penWidth),
    paperSpeed: millimetresPerSecond(resolved.paperSpeed),
    gain: millimetresPerMillivolt(resolved.gain),
    pixelsPerMillimetre: pixelsPerMillimetre(scale),
    pose: placed.pose,
    paperToSource,
    regions,
    separators: plan.separators,
    pulses: plan.pulses,
    texts: plan.texts,
    record: selectDrawnRecord(record, { regions: plan.regions, placed }, resolved),
  };
  return { image, truth };
}

function describePlacing(plan: PagePlan, scale: number, options: ResolvedRenderOptions): PagePlacing {
  const { pageWidth, pageHeight } = plan;
  const { mirrored, rotation, rotationFit, quarterTurns } = options;
  return { pageWidth, pageHeight, pixelsPerMillimetre: scale, mirrored, rotation, rotationFit, quarterTurns };
}

/** Pulses, separators and text. */
function drawFurniture(
  ink: FloatImage,
  plan: PagePlan,
  page: { readonly paperToSource: PaperAffine; readonly scale: number; readonly options: ResolvedRenderOptions },
) {
  const { penWidth, separatorWidth } = page.options;
  const pointSpread = pointSpreads[page.options.pointSpread];
  const draw = (path: PixelPath, width: number) =>
    strokePath(ink, mapPath(path, page.paperToSource), { width: width * page.scale, pointSpread });
  for (const { left, right, foot, top } of plan.pulses) {
    const columns = Float64Array.of(left - pulseFoot, left, left, right, right, right + pulseFoot);
    draw({ columns, rows: Float64Array.of(foot, foot, top, top, foot, foot) }, penWidth);
  }
  for (const { row, x } of plan.separators) {
    const { baseline } = plan.regions.find((region) => region.row === row)!;
    const rows = Float64Array.of(baseline + plan.separatorTop, baseline + plan.separatorBottom);
    draw({ columns: Float64Array.of(x, x), rows }, separatorWidth);
  }
  for (const { text, x, y, height } of plan.texts) draw(placeText(text, { x, y, height }), textPen * height);
}

function mapPath({ columns, rows }: PixelPath, affine: PaperAffine): PixelPath {
  const map = (ofX: number, ofY: number, shift: number) => columns.map((x, i) => ofX * x + ofY * rows[i]! + shift);
  return {
    columns: map(affine.columnX, affine.columnY, affine.column0),
    rows: map(affine.rowX, affine.rowY, affine.row0),
  };
}
