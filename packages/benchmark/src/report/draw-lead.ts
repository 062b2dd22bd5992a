import { finiteSpan } from '../numeric/finite-span.ts';

const width = 1200;
const height = 150;

export interface DrawLeadOptions {
  readonly truth: Float64Array;
  /** On the truth's samples; undefined where the lead is missing. */
  readonly prediction: Float64Array | undefined;
  /** Hz. */
  readonly samplingFrequency: number;
}

/** One lead as an inline SVG: the truth below in black, the prediction over it in red, nothing aligned. */
export function drawLead({ truth, prediction, samplingFrequency }: DrawLeadOptions): string {
  const span = finiteSpan(truth)!;
  const shown = [truth, prediction ?? new Float64Array()].map((samples) => samples.subarray(span.start, span.end));
  const [low, high] = voltageRange(shown);
  const x = (sample: number) => (sample / (span.end - span.start)) * width;
  const y = (voltage: number) => height - ((voltage - low) / (high - low)) * height;
  const path = (samples: Float64Array) => envelopePath(samples, { x, y });
  const seconds = (sample: number) => (sample / samplingFrequency).toFixed(2);
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img">`,
    ...secondTicks(span, samplingFrequency).map((at) => `<path class="tick" d="M${x(at).toFixed(1)} 0V${height}"/>`),
    `<path class="truth" d="${path(shown[0]!)}"/><path class="prediction" d="${path(shown[1]!)}"/>`,
    `<text x="4" y="12">${seconds(span.start)} to ${seconds(span.end)} s, ${low.toFixed(2)} to ${high.toFixed(2)} mV</text>`,
    '</svg>',
  ].join('');
}

function voltageRange(signals: readonly Float64Array[]): [number, number] {
  const finite = signals.flatMap((samples) => [...samples].filter(Number.isFinite));
  const low = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return high > low ? [low, high] : [low - 1, high + 1];
}

/** Samples of the span at which a whole second starts. */
function secondTicks(span: { readonly start: number; readonly end: number }, samplingFrequency: number): number[] {
  const first = Math.ceil(span.start / samplingFrequency);
  const count = Math.max(Math.ceil(span.end / samplingFrequency) - first, 0);
  return Array.from({ length: count }, (_, i) => (first + i) * samplingFrequency - span.start);
}

interface Axes {
  readonly x: (sample: number) => number;
  readonly y: (voltage: number) => number;
}

/** Lines between neighbouring samples, broken at holes; samples that share a column are drawn as their extremes. */
function envelopePath(samples: Float64Array, { x, y }: Axes): string {
  const perColumn = Math.max(1, Math.floor(samples.length / width));
  let path = '';
  let penDown = false;
  for (let start = 0; start < samples.length; start += perColumn) {
    const column = [...samples.subarray(start, start + perColumn)].filter(Number.isFinite);
    if (column.length === 0) {
      penDown = false;
      continue;
    }
    const ends = [...new Set([Math.min(...column), Math.max(...column)])];
    for (const voltage of ends) {
      path += `${penDown ? 'L' : 'M'}${x(start).toFixed(1)} ${y(voltage).toFixed(1)}`;
      penDown = true;
    }
  }
  return path;
}
