import { cubicSpline } from '../numeric/cubic-spline.ts';
import { limitDenominator } from '../numeric/limit-denominator.ts';
import { resampleRational } from '../numeric/resample-rational.ts';
import { roundHalfEven } from '../numeric/round-half-even.ts';

/** Rates are taken as fractions with denominators up to this. */
const largestDenominator = 2000;
/** Positions this close to a sample (in samples) are on it. */
const onSample = 1e-6;

export interface ResampleOptions {
  /** Hz. */
  readonly from: number;
  readonly to: number;
  /** Samples of the result. */
  readonly length: number;
}

/** A lead at another sampling frequency on the same time axis: every finite run by itself, none stretched or bridged. */
export function resampleLead(samples: Float64Array, options: ResampleOptions): Float64Array {
  const { from, to, length } = options;
  const result = new Float64Array(length).fill(Number.NaN);
  if (from === to) {
    result.set(samples.subarray(0, length));
    return result;
  }
  const ratio = limitDenominator(to / from, largestDenominator);
  for (const [start, end] of finiteRuns(samples)) {
    // n samples cover n / frequency seconds, so a run ends where the sample after its last would stand.
    const first = Math.max(Math.ceil((start * to) / from - onSample), 0);
    const last = Math.min(Math.ceil((end * to) / from - onSample), length);
    if (end - start < 2 || last <= first) continue;
    const run = resampleRational(samples.subarray(start, end), ratio.numerator, ratio.denominator);
    const position = (i: number) => i - (start * to) / from;
    const offGrid = (i: number) => Math.abs(position(i) - roundHalfEven(position(i)));
    let worst = 0;
    for (let i = first; i < last; i++) worst = Math.max(worst, offGrid(i));
    const onGrid = worst < onSample && roundHalfEven(position(last - 1)) < run.length;
    const curve = onGrid ? null : cubicSpline(Array.from(run.keys()), run);
    for (let i = first; i < last; i++) {
      const at = position(i);
      result[i] = curve === null ? run[roundHalfEven(at)]! : curve(Math.min(Math.max(at, 0), run.length - 1));
    }
  }
  return result;
}

function* finiteRuns(samples: Float64Array): Generator<readonly [number, number]> {
  let start = -1;
  for (let i = 0; i <= samples.length; i++) {
    const inRun = i < samples.length && Number.isFinite(samples[i]);
    if (inRun && start < 0) start = i;
    if (!inRun && start >= 0) {
      yield [start, i];
      start = -1;
    }
  }
}
