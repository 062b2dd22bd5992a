/** Samples to each side that a value between samples is made from (Lanczos window). */
const reach = 8;

/**
 * The band-limited curve through samples, at a position counted in samples; on a sample it is that sample exactly.
 * Beyond the ends and beyond gaps the last finite sample goes on. NaN next to or on a missing sample, and outside.
 */
export function interpolateSignal(samples: Float32Array, position: number): number {
  const floor = Math.floor(position);
  const fraction = position - floor;
  const here = samples[floor];
  if (here === undefined || fraction === 0) return here ?? Number.NaN;
  if (Number.isNaN(here) || !Number.isFinite(samples[floor + 1] ?? Number.NaN)) return Number.NaN;
  const sine = Math.sin(Math.PI * fraction);
  let sum = 0;
  let weights = 0;
  let last = here;
  let missing = false;
  // Leftward from the sample before the position, then rightward from the one after it.
  for (let count = 0; count < 2 * reach; count++) {
    const offset = count < reach ? -count : count - reach + 1;
    if (count === reach) missing = false;
    const value = samples[floor + offset];
    missing ||= value === undefined || Number.isNaN(value);
    if (!missing) last = value!;
    const distance = fraction - offset;
    const sign = offset % 2 === 0 ? 1 : -1;
    const window = Math.sin((Math.PI * distance) / reach);
    const weight = (sign * sine * window) / (distance * distance);
    sum += weight * last;
    weights += weight;
  }
  return sum / weights;
}
