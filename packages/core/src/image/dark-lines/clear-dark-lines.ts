import type { GrayImage } from '../../model/image.ts';
import { measureStroke } from '../measure-stroke.ts';
import { findCovered } from './find-covered.ts';
import { type DarkLine, findDarkLines } from './find-dark-lines.ts';
import { keepStrokes } from './keep-strokes.ts';
import { lineView } from './line-view.ts';
import { measureStrokes } from './measure-strokes.ts';

export interface ClearDarkLinesOptions {
  readonly pixelsPerMillimetre: number;
  /** Value of full ink in the plane. */
  readonly fullInk: number;
  /** Paper coordinates (mm) of pixel (0, 0); whole millimetres carry lines. */
  readonly origin: { readonly x: number; readonly y: number };
}

export interface ClearedPlane {
  readonly plane: GrayImage;
  /** 1 where a line was taken off; null where none was, and the plane is the one that was given. */
  readonly hidden: Uint8Array | null;
}

/** Where lines hide more of the page than this in one direction, too little is seen between them. */
const mostHidden = 0.4;
/** Pieces of ink on a line are followed so far across it (mm). */
const farthest = 1.2;

/**
 * Takes off lines of the grid that are as dark as ink, as black-and-white scans and copies show them. No pixel tells there
 * whether it is line or trace; the thickness of what stands on a line does: a trace that runs along it is thicker than the
 * line alone, and has no dashes. What crosses a line goes on across it.
 */
export function clearDarkLines(plane: GrayImage, options: ClearDarkLinesOptions): ClearedPlane {
  const { pixelsPerMillimetre, fullInk, origin } = options;
  const sides = (['lying', 'upright'] as const).map((direction) => {
    const view = lineView(plane, direction);
    const from = direction === 'lying' ? origin.y : origin.x;
    return { view, lines: findDarkLines(view, { pixelsPerMillimetre, fullInk, origin: from }) };
  });
  const [lying, upright] = sides as [(typeof sides)[number], (typeof sides)[number]];
  const bands = { lying: markBands(lying.lines, plane.height), upright: markBands(upright.lines, plane.width) };
  const shares = [bands.lying, bands.upright].map((band) => band.reduce((sum, mark) => sum + mark, 0) / band.length);
  if (Math.max(...shares) === 0 || Math.max(...shares) > mostHidden) return { plane, hidden: null };
  const hidden = markHidden(plane, bands);
  const data = plane.data.slice();
  for (let p = 0; p < data.length; p++) if (hidden[p] === 1) data[p] = 0;
  const result = { ...plane, data };
  const penWidth = measureStroke(result);
  const most = Math.round(farthest * pixelsPerMillimetre);
  for (const { view, lines } of sides) {
    const crossed = view === lying.view ? bands.upright : bands.lying;
    const strokes = lines.map((line) => measureStrokes(view, line, { fullInk, most }));
    const { covered, ownThickness } = findCovered(strokes, { pixelsPerMillimetre, crossed, penWidth });
    for (const [index, stroke] of strokes.entries()) {
      keepStrokes(result.data, stroke, { view, crossed, covered: covered[index]!, ownThickness, penWidth, fullInk });
    }
  }
  return { plane: result, hidden };
}

/** Marks with 1 the lines of pixels that lines of the grid reach, and one beyond for their faint edges. */
function markBands(lines: readonly DarkLine[], breadth: number): Uint8Array {
  const bands = new Uint8Array(breadth);
  for (const { centre, reach } of lines) bands.fill(1, Math.max(0, centre - reach - 1), centre + reach + 2);
  return bands;
}

function markHidden(
  { width, height }: GrayImage,
  { lying, upright }: { readonly lying: Uint8Array; readonly upright: Uint8Array },
): Uint8Array {
  const hidden = new Uint8Array(width * height);
  for (let v = 0; v < height; v++) {
    if (lying[v] === 1) hidden.fill(1, v * width, (v + 1) * width);
    else hidden.set(upright, v * width);
  }
  return hidden;
}
