import { type FadeFastStrokesOptions, fadeFastStrokes } from './fade-fast-strokes.ts';
import { fontFaces } from './font-faces.ts';
import type { PageCanvas } from './page-canvas.ts';
import { placeText } from './place-text.ts';
import type { RenderedLead, RenderedPulse, RenderedSeparator, RenderedText } from './render-truth.ts';
import type { PixelPath } from './stroke-path.ts';

export interface LeadPen {
  /** Millimetres. */
  readonly width: number;
  readonly joinedFrom: RenderedLead | null;
  /** Fast strokes leave less ink; absent: all strokes leave all of it. */
  readonly fading?: FadeFastStrokesOptions;
}

/** A lead and, where the pen is not lifted, the way to it from the end of the lead before. */
export function drawLead(canvas: PageCanvas, lead: RenderedLead, pen: LeadPen): void {
  if (pen.fading === undefined) canvas.strokeInSource(lead.centreLine, pen.width);
  else {
    const { path, strengths } = fadeFastStrokes(lead.centreLine, pen.fading);
    canvas.strokeInSource(path, pen.width, strengths);
  }
  if (pen.joinedFrom) canvas.strokeInSource(joinPaths(pen.joinedFrom.centreLine, lead.centreLine), pen.width);
}

function joinPaths(first: PixelPath, second: PixelPath): PixelPath {
  return {
    columns: Float64Array.of(first.columns.at(-1)!, second.columns[0]!),
    rows: Float64Array.of(first.rows.at(-1)!, second.rows[0]!),
  };
}

export function drawPulse(canvas: PageCanvas, pulse: RenderedPulse, pen: Omit<LeadPen, 'joinedFrom'>): void {
  const { left, right, foot, steps, footLength } = pulse;
  const columns = [left - footLength, left];
  const rows: number[] = [foot, foot];
  for (const step of steps) {
    columns.push(step.left, step.right);
    rows.push(step.top, step.top);
  }
  columns.push(right, right + footLength);
  rows.push(foot, foot);
  const path = { columns: Float64Array.from(columns), rows: Float64Array.from(rows) };
  if (pen.fading === undefined) canvas.stroke(path, pen.width);
  else {
    const faded = fadeFastStrokes(path, { ...pen.fading, pixelsPerMillimetre: 1 });
    canvas.stroke(faded.path, pen.width, faded.strengths);
  }
}

export function drawSeparator(canvas: PageCanvas, { x, top, bottom }: RenderedSeparator, width: number): void {
  canvas.stroke({ columns: Float64Array.of(x, x), rows: Float64Array.of(top, bottom) }, width);
}

export function drawText(canvas: PageCanvas, text: RenderedText): void {
  canvas.stroke(placeText(text.text, text), fontFaces[text.font].pen * text.height);
}
