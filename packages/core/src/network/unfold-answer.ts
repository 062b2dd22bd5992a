import { answerToChance } from './answer-to-chance.ts';
import type { NetworkWindow } from './draw-network-input.ts';
import { inkCellOutputs, inkCellSide } from './ink-network-scale.ts';

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

/** Writes what the network answered of a window to its place on the page, as far as `inner` goes; both in whole cells. */
export function unfoldAnswer(
  answer: Uint8Array,
  { window, inner }: { readonly window: NetworkWindow; readonly inner: NetworkWindow },
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
        ink[p + k] = answerToChance[Math.max(answer[pixel + k]!, answer[pixel + pixelsACell + k]!)]!;
        marks[2 * (p + k)] = answerToChance[answer[mark + 2 * k]!]!;
        marks[2 * (p + k) + 1] = answerToChance[answer[mark + 2 * k + 1]!]!;
      }
    }
  }
}
