import type { FloatImage } from '../../model/image.ts';

export interface ReadBesidePulseOptions {
  /** A calibration pulse on which the trace begins (or ends): heights of its top and foot, rows of pixels. */
  readonly pulse: { readonly top: number; readonly foot: number };
  /** Outermost column of the trace. */
  readonly end: number;
  readonly side: 'left' | 'right';
  /** Diameter of the pen in pixels. */
  readonly penWidth: number;
}

/** Ink that counts as drawn (0 to 1). */
const inkThreshold = 0.35;
/** The pulse's own stroke ends this many pen widths beyond its middle. */
const clear = 1;
/** What stands out further, by at least as many pen widths, is the trace: feet are not known to a pen width. */
const standsOut = 2;

/**
 * Reads, in place, the columns of a centre line that lie under the edge of a calibration pulse: where a QRS complex stands
 * out above or below the pulse, its end is seen there. Columns in which nothing stands out stay as they are.
 */
export function readBesidePulse(y: Float32Array, ink: FloatImage, options: ReadBesidePulseOptions): void {
  const { pulse, end, side, penWidth } = options;
  const step = side === 'left' ? -1 : 1;
  const known = side === 'left' ? y.findIndex((v) => !Number.isNaN(v)) : y.findLastIndex((v) => !Number.isNaN(v));
  if (known < 0) return;
  const [top, bottom] = [Math.min(pulse.top, pulse.foot), Math.max(pulse.top, pulse.foot)];
  const from = { above: Math.round(top - clear * penWidth), below: Math.round(bottom + clear * penWidth) };
  for (let u = known + step; (end - u) * step >= 0; u += step) {
    const above = lengthBeyond(ink, u, { from: from.above, step: -1 });
    const below = lengthBeyond(ink, u, { from: from.below, step: 1 });
    if (Math.max(above, below) < standsOut * penWidth) continue;
    // Half a row from the middle of the last row of ink to its edge.
    const inside = (penWidth + 1) / 2;
    y[u] = above > below ? from.above - above + inside : from.below + below - inside;
  }
}

/** Rows of ink from a place on. */
function lengthBeyond(ink: FloatImage, u: number, { from, step }: { readonly from: number; readonly step: 1 | -1 }) {
  let n = 0;
  for (let v = from; v >= 0 && v < ink.height && ink.data[v * ink.width + u]! >= inkThreshold; v += step) n++;
  return n;
}
