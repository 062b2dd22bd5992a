import { answerToChance } from './answer-to-chance.ts';
import { inkCellOutputs, inkCellSide } from './ink-network-scale.ts';
import type { NetworkRun } from './windows/choose-windows.ts';

const pixelsACell = inkCellSide * inkCellSide;
const marksARow = 2 * inkCellSide;

/** What the network sees of a page, 0 to 1. */
export interface SeenPage {
  readonly width: number;
  readonly height: number;
  /** Traces, pulses and separators, height × width. */
  readonly ink: Float32Array;
  /** Middles of pens, height × 2 width. */
  readonly marks: Float32Array;
}

/** Writes what the network answered of a window to its place on the page, as far as `inner` goes. */
export function unfoldAnswer(
  answer: Uint8Array,
  { window, inner }: NetworkRun,
  { width, height, ink, marks }: SeenPage,
): void {
  const across = window.width / inkCellSide;
  const right = Math.min(width, inner.left + inner.width);
  const bottom = Math.min(height, inner.top + inner.height);
  for (let v = inner.top; v < bottom; v++) {
    const row = (v - window.top) % inkCellSide;
    const first = ((v - window.top - row) / inkCellSide) * across + (inner.left - window.left) / inkCellSide;
    let pixel = first * inkCellOutputs + row * inkCellSide;
    let mark = first * inkCellOutputs + 2 * pixelsACell + row * marksARow;
    for (let u = inner.left; u < right; u += inkCellSide, pixel += inkCellOutputs, mark += inkCellOutputs) {
      const p = v * width + u;
      const columns = Math.min(inkCellSide, right - u);
      for (let k = 0; k < columns; k++) {
        // Zeros, most of the page, are there already.
        const seen = Math.max(answer[pixel + k]!, answer[pixel + pixelsACell + k]!);
        if (seen > 0) ink[p + k] = answerToChance[seen]!;
        const one = answer[mark + 2 * k]!;
        if (one > 0) marks[2 * (p + k)] = answerToChance[one]!;
        const other = answer[mark + 2 * k + 1]!;
        if (other > 0) marks[2 * (p + k) + 1] = answerToChance[other]!;
      }
    }
  }
}
