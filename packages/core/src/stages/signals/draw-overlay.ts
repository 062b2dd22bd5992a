import { createImage } from '../../image/draw/create-image.ts';
import { drawPolyline } from '../../image/draw/draw-polyline.ts';
import { drawRuling } from '../../image/draw/draw-ruling.ts';
import { drawText } from '../../image/draw/draw-text.ts';
import type { RgbImage } from '../../model/image.ts';
import type { SignalledPage } from '../../model/page.ts';
import type { LeadRegion } from '../../model/page-layout.ts';
import { type PlottedLead, type PlottedRow, placeRows } from './place-rows.ts';

/** Resolution in pixels a millimetre: the finest that keeps the picture within the width, never so coarse that 1 mm goes. */
const resolutions = { finest: 8, coarsest: 3 };
const maximumWidth = 2400;
/** Millimetres left of the first lead, for the 1 mV step, and right of the last. */
const leftMargin = 20;
const rightMargin = 10;
/** Millimetres for the words above and the seconds below. */
const topMargin = 10;
const bottomMargin = 5;

const traceColor = [10, 10, 30] as const;
const wordColor = [20, 60, 150] as const;

interface Plot {
  readonly image: RgbImage;
  readonly resolution: number;
  /** Paper x that stands at the left rim, in millimetres. */
  readonly left: number;
}

/** All leads plotted on ECG paper in the rows of the page, with their names, seconds and millivolts. */
export function drawSignalsOverlay(page: SignalledPage): RgbImage {
  const { layout, record } = page;
  const { rows, height } = placeRows(page);
  const first = layout.regions.reduce((least, region) => Math.min(least, region.left), Infinity);
  const last = layout.regions.reduce((most, region) => Math.max(most, region.right), first);
  const span = Number.isFinite(first) ? last - first : 0;
  const millimetresAcross = span + leftMargin + rightMargin;
  const fitting = Math.floor(maximumWidth / millimetresAcross);
  const resolution = Math.min(Math.max(fitting, resolutions.coarsest), resolutions.finest);
  const plot = {
    image: createPaper(millimetresAcross, height, resolution),
    resolution,
    left: Number.isFinite(first) ? first - leftMargin : 0,
  };
  write(plot, describeSignals(page), { x: plot.left + 2, y: 3 - topMargin });
  for (const row of rows) {
    drawStep(plot, row, row.leads[0]?.region ?? layout);
    for (const lead of row.leads) drawLead(plot, lead, { ...row, frequency: record.samplingFrequency });
  }
  const lowest = rows.at(-1)?.leads ?? [];
  for (const { region } of lowest) drawSeconds(plot, region, height);
  return plot.image;
}

function createPaper(across: number, height: number, resolution: number): RgbImage {
  const top = topMargin * resolution;
  const width = Math.round(across * resolution);
  const image = createImage(width, Math.round((topMargin + height + bottomMargin) * resolution), [255, 255, 255]);
  drawRuling(image, { spacing: resolution, width: 1, color: [253, 228, 226], top });
  drawRuling(image, { spacing: 5 * resolution, width: 1, color: [240, 165, 160], top });
  return image;
}

interface RowScale {
  /** Millimetres from the upper edge of the rows: of the lead's name, and of 0 mV. */
  readonly top: number;
  readonly baseline: number;
  readonly frequency: number;
}

function drawLead(plot: Plot, { region, signal }: PlottedLead, { top, baseline, frequency }: RowScale): void {
  const millimetresASecond = (region.right - region.left) / (region.end - region.start);
  const first = Math.max(0, Math.round(region.start * frequency));
  const last = Math.min(signal.samples.length, Math.round(region.end * frequency));
  const points: number[] = [];
  for (let i = first; i < last; i++) {
    points.push(
      region.left + (i / frequency - region.start) * millimetresASecond,
      baseline - signal.samples[i]! * region.gain,
    );
  }
  drawPolyline(plot.image, toPixels(plot, points), { color: traceColor, width: Math.max(1, plot.resolution / 4) });
  const marker = [region.left, baseline - 3, region.left, baseline + 3];
  drawPolyline(plot.image, toPixels(plot, marker), { color: wordColor, width: 1, opacity: 0.6 });
  const words = `${signal.lead}  ${region.start.toFixed(1)}-${region.end.toFixed(1)} s`;
  write(plot, words, { x: region.left + 1, y: top + 1 });
}

/** A step of 1 mV for 0.2 s, with its height in words. */
function drawStep(plot: Plot, { baseline }: PlottedRow, scale: { paperSpeed: number; gain: number }): void {
  const left = plot.left + 6;
  const right = left + scale.paperSpeed / 5;
  const top = baseline - scale.gain;
  const points = [left - 2, baseline, left, baseline, left, top, right, top, right, baseline, right + 2, baseline];
  drawPolyline(plot.image, toPixels(plot, points), { color: wordColor, width: Math.max(1, plot.resolution / 5) });
  write(plot, '1 mV', { x: left - 2, y: baseline + 1.5 });
}

/** Ticks and numbers at whole seconds under a lead of the lowest row. */
function drawSeconds(plot: Plot, region: LeadRegion, y: number): void {
  const millimetresASecond = (region.right - region.left) / (region.end - region.start);
  for (let second = Math.ceil(region.start - 1e-6); second <= region.end + 1e-6; second++) {
    const x = region.left + (second - region.start) * millimetresASecond;
    drawPolyline(plot.image, toPixels(plot, [x, y, x, y + 1.5]), { color: wordColor, width: 1.5 });
    write(plot, `${second} s`, { x: x + 0.8, y: y + 1.5 });
  }
}

function describeSignals({ record, layout }: SignalledPage): string {
  const duration = (record.sampleCount / record.samplingFrequency).toFixed(2);
  return (
    `Signals: ${record.leads.length} leads, ${duration} s at ${record.samplingFrequency} Hz; ` +
    `drawn at ${layout.paperSpeed} mm/s and ${[...new Set(layout.regions.map(({ gain }) => gain))].join(' or ')} mm/mV`
  );
}

/** x on the paper and millimetres below the upper edge of the rows, as pixels. */
function toPixels({ resolution, left }: Plot, points: readonly number[]): number[] {
  return points.map((value, k) => (k % 2 === 0 ? value - left : value + topMargin) * resolution);
}

function write(plot: Plot, words: string, place: { readonly x: number; readonly y: number }): void {
  const [column, row] = toPixels(plot, [place.x, place.y]);
  const scale = plot.resolution < 6 ? 1 : 2;
  const background = { color: [255, 255, 255], opacity: 0.7 } as const;
  drawText(plot.image, words, {
    column: Math.round(column!),
    row: Math.round(row!),
    color: wordColor,
    scale,
    background,
  });
}
