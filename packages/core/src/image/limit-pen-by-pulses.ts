import type { FloatImage } from '../model/image.ts';

/** A calibration pulse in pixels: middles of its edges and of its flat top. */
export interface FlatTop {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** Ink that counts as drawn (0 to 1). */
const inkThreshold = 0.35;
/** The top is straight this far (pixels) from its edges, and looked for this far from where it was found. */
const corner = 6;
const near = 2;
/** Fewer columns than this say nothing. */
const fewColumns = 12;

/** A trace that measures thicker than the pulse by more than this part is noisy, not thick: horizontal lines say less. */
const noisy = 0.2;

/**
 * Pen of a page in pixels, `trace` being what its traces measure: no thicker than the flat tops of its calibration pulses,
 * at half darkness. The trace is drawn as thick as they are or, by some makers, thinner; what makes it look thicker is noise
 * of the signal.
 */
export function limitPenByPulses(ink: FloatImage, pulses: readonly FlatTop[], trace: number): number {
  const heights: number[] = [];
  for (const { left, right, top } of pulses) {
    for (let u = Math.ceil(left) + corner; u <= right - corner; u++) {
      const height = thicknessAt(ink, u, Math.round(top));
      if (height !== null) heights.push(height);
    }
  }
  if (heights.length < fewColumns) return trace;
  const pulse = heights.sort((a, b) => a - b)[heights.length >> 1]!;
  return trace > (1 + noisy) * pulse ? pulse : trace;
}

/** Ink of the run near a row over its darkest pixel: the height of the run at half darkness. */
function thicknessAt(ink: FloatImage, u: number, row: number): number | null {
  const at = (v: number) => (v < 0 || v >= ink.height ? 0 : ink.data[v * ink.width + u]!);
  let middle = row;
  for (let v = row - near; v <= row + near; v++) if (at(v) > at(middle)) middle = v;
  const level = at(middle) / 2;
  if (at(middle) < inkThreshold) return null;
  const reach = (step: 1 | -1) => {
    let v = middle;
    while (at(v + step) >= level) v += step;
    return Math.abs(v - middle) + (at(v) - level) / (at(v) - at(v + step));
  };
  return reach(1) + reach(-1);
}
