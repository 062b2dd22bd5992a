import type { SignalPower } from './signal-power.ts';

/**
 * Signal and noise power on the truth's own time axis, nothing aligned; drawn samples that the estimate lacks are 0 mV.
 * `meanRemoved`: each lead less its mean, so that only the shape counts.
 */
export function absolutePower(
  truth: Float64Array,
  estimate: Float64Array,
): { readonly plain: SignalPower; readonly meanRemoved: SignalPower } {
  const drawn: number[] = [];
  for (let i = 0; i < truth.length; i++) if (Number.isFinite(truth[i])) drawn.push(i);
  const given = drawn.filter((i) => Number.isFinite(estimate[i]));
  const truthMean = drawn.reduce((sum, i) => sum + truth[i]!, 0) / drawn.length;
  const estimateMean = given.length > 0 ? given.reduce((sum, i) => sum + estimate[i]!, 0) / given.length : 0;
  let [signal, noise, movingSignal, movingNoise] = [0, 0, 0, 0];
  for (const i of drawn) {
    const wanted = truth[i]!;
    const value = estimate[i]!;
    const isGiven = Number.isFinite(value);
    signal += wanted ** 2;
    noise += (wanted - (isGiven ? value : 0)) ** 2;
    movingSignal += (wanted - truthMean) ** 2;
    movingNoise += (wanted - truthMean - (isGiven ? value - estimateMean : 0)) ** 2;
  }
  return { plain: { signal, noise }, meanRemoved: { signal: movingSignal, noise: movingNoise } };
}
