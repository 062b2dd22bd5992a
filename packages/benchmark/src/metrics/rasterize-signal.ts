import type { ColumnImage } from '../numeric/correlate-images.ts';
import { finiteSpan } from '../numeric/finite-span.ts';
import { roundHalfEven } from '../numeric/round-half-even.ts';

/** Amplitude levels of the picture, and the blur: values of the 2024 challenge's evaluation code. */
export const amplitudeLevels = 256;
const blurSigma = 0.5;
const blurTruncation = 4;
/** Blank columns kept on each side of the ink; the blur reaches 2. */
const margin = 4;

export interface RasterizeOptions {
  /** Voltages of the lowest and the highest level, mV. */
  readonly low: number;
  readonly high: number;
  /** Columns of the whole picture, of which only those with ink are kept. */
  readonly totalColumns: number;
}

/** A signal with at least one finite sample as a blurred picture of one dot a sample; `start` is its first column. */
export function rasterizeSignal(
  samples: Float64Array,
  options: RasterizeOptions,
): { image: ColumnImage; start: number } {
  const { low, high, totalColumns } = options;
  const span = finiteSpan(samples)!;
  const start = Math.max(span.start - margin, 0);
  const columns = Math.min(span.end + margin, totalColumns) - start;
  const data = new Float64Array(columns * amplitudeLevels);
  for (let t = span.start; t < span.end; t++) {
    if (!Number.isFinite(samples[t])) continue;
    const level = high > low ? roundHalfEven(((amplitudeLevels - 1) * (samples[t]! - low)) / (high - low) + 1) : 1;
    const row = Math.min(Math.max(level, 1), amplitudeLevels) - 1;
    const vertical = blurDot(row, amplitudeLevels);
    for (const [column, across] of blurDot(t - start, columns)) {
      for (const [line, down] of vertical) data[column * amplitudeLevels + line]! += across * down;
    }
  }
  return { image: { rows: amplitudeLevels, columns, data }, start };
}

/** Where a dot goes, and how much of it, when a line of `length` pixels is blurred; the line is mirrored at its ends. */
function blurDot(position: number, length: number): [number, number][] {
  const radius = blurKernel.length >> 1;
  const reach = 2 * radius + 1;
  const result: [number, number][] = [];
  for (let pixel = Math.max(0, position - reach); pixel <= Math.min(length - 1, position + reach); pixel++) {
    let weight = 0;
    for (let k = -radius; k <= radius; k++) {
      if (mirror(pixel + k, length) === position) weight += blurKernel[k + radius]!;
    }
    if (weight > 0) result.push([pixel, weight]);
  }
  return result;
}

/** d c b a | a b c d | d c b a */
function mirror(index: number, length: number): number {
  const period = 2 * length;
  const inside = ((index % period) + period) % period;
  return inside < length ? inside : period - 1 - inside;
}

const blurKernel = gaussianKernel();
function gaussianKernel(): number[] {
  const radius = Math.trunc(blurTruncation * blurSigma + 0.5);
  const raw = Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp((-0.5 * (i - radius) ** 2) / blurSigma ** 2));
  const sum = raw.reduce((total, value) => total + value, 0);
  return raw.map((value) => value / sum);
}
