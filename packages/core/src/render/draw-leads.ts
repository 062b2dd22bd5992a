import type { FloatImage } from '../model/image.ts';
import type { EcgRecord } from '../model/record.ts';
import { interpolateSignal } from './interpolate-signal.ts';
import type { PlannedLead } from './page-plan.ts';
import type { PaperAffine } from './paper-affine.ts';
import { pointSpreads } from './point-spreads.ts';
import type { ResolvedRenderOptions } from './render-options.ts';
import type { RenderedLead } from './render-truth.ts';
import { type PixelPath, strokePath } from './stroke-path.ts';

/** Points of the curve a pixel of paper width; enough that chords stay within 0.01 pixel of the steepest QRS's top. */
const pointsAPixel = 4;

/** Draws every lead into the layer of ink and says where its pen went. */
export function drawLeads(
  ink: FloatImage,
  page: {
    readonly record: EcgRecord;
    readonly regions: readonly PlannedLead[];
    readonly paperToSource: PaperAffine;
    readonly pixelsPerMillimetre: number;
  },
  options: ResolvedRenderOptions,
): RenderedLead[] {
  const pen = { width: options.penWidth * page.pixelsPerMillimetre, pointSpread: pointSpreads[options.pointSpread] };
  const rendered = page.regions.map((region) => ({ ...region, centreLine: traceLead(region, page, options) }));
  for (const [index, { centreLine, row }] of rendered.entries()) {
    strokePath(ink, centreLine, pen);
    const next = rendered[index + 1];
    if (options.continuousRows && next?.row === row) strokePath(ink, joinPaths(centreLine, next.centreLine), pen);
  }
  return rendered;
}

function traceLead(
  region: PlannedLead,
  page: { readonly record: EcgRecord; readonly paperToSource: PaperAffine; readonly pixelsPerMillimetre: number },
  options: ResolvedRenderOptions,
): PixelPath {
  const { record, paperToSource, pixelsPerMillimetre } = page;
  const { samples } = record.leads.find((signal) => signal.lead === region.lead)!;
  // The record ends with its last sample, one step before `end`.
  const end = Math.min(region.end, (record.sampleCount - 1) / record.samplingFrequency);
  const width = Math.max(0, end - region.start) * options.paperSpeed;
  const count = Math.max(1, Math.ceil(width * pixelsPerMillimetre * pointsAPixel));
  const columns = new Float64Array(count + 1);
  const rows = new Float64Array(count + 1);
  const gain = region.inverted ? -region.gain : region.gain;
  for (let i = 0; i <= count; i++) {
    const along = (width * i) / count;
    const position = (region.start + along / options.paperSpeed) * record.samplingFrequency;
    const x = region.left + along;
    const y = region.baseline - gain * interpolateSignal(samples, snapToSample(position));
    columns[i] = paperToSource.columnX * x + paperToSource.columnY * y + paperToSource.column0;
    rows[i] = paperToSource.rowX * x + paperToSource.rowY * y + paperToSource.row0;
  }
  return { columns, rows };
}

/** Rounding of times must not fall off a record's last sample, nor next to a gap. */
function snapToSample(position: number): number {
  const nearest = Math.round(position);
  return Math.abs(position - nearest) < 1e-6 ? nearest : position;
}

function joinPaths(first: PixelPath, second: PixelPath): PixelPath {
  return {
    columns: Float64Array.of(first.columns.at(-1)!, second.columns[0]!),
    rows: Float64Array.of(first.rows.at(-1)!, second.rows[0]!),
  };
}
