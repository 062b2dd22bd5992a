import { cubicSpline } from '../numeric/cubic-spline.ts';
import { mean } from '../numeric/mean.ts';
import { roundHalfEven } from '../numeric/round-half-even.ts';

const minimumSamples = 8;

/** Least-squares gain of the estimate against the truth (1: right) after removing an offset of `delay` samples. */
export function gainRatio(truth: Float64Array, estimate: Float64Array, delay: number): number {
  const positions: number[] = [];
  for (let i = 0; i < estimate.length; i++) if (Number.isFinite(estimate[i])) positions.push(i);
  if (positions.length < minimumSamples || !Number.isFinite(delay)) return Number.NaN;
  const curve = cubicSpline(
    positions,
    positions.map((i) => estimate[i]!),
  );
  const wanted: number[] = [];
  const given: number[] = [];
  for (let i = 0; i < truth.length; i++) {
    const at = i + delay;
    if (!Number.isFinite(truth[i]) || at < positions[0]! || at > positions.at(-1)!) continue;
    const nearest = Math.min(Math.max(roundHalfEven(at), 0), estimate.length - 1);
    if (!Number.isFinite(estimate[nearest])) continue;
    wanted.push(truth[i]!);
    given.push(curve(at));
  }
  if (wanted.length < minimumSamples) return Number.NaN;
  const average = mean(wanted);
  let product = 0;
  let power = 0;
  for (let i = 0; i < wanted.length; i++) {
    product += (wanted[i]! - average) * given[i]!;
    power += (wanted[i]! - average) ** 2;
  }
  return power > 0 ? product / power : Number.NaN;
}
