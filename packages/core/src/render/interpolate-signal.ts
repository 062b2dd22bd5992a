/** Samples to each side that a value between samples is made from (Lanczos window). */
const reach = 8;
/** Sines and cosines of the window's angle at whole distances: its angle at any distance is their sum with one more. */
const windowSines = Float64Array.from({ length: 2 * reach }, (_, count) =>
  Math.sin((Math.PI * offsetOf(count)) / reach),
);
const windowCosines = Float64Array.from({ length: 2 * reach }, (_, count) =>
  Math.cos((Math.PI * offsetOf(count)) / reach),
);

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
  const windowSine = Math.sin((Math.PI * fraction) / reach);
  const windowCosine = Math.cos((Math.PI * fraction) / reach);
  let sum = 0;
  let weights = 0;
  let last = here;
  let missing = false;
  for (let count = 0; count < 2 * reach; count++) {
    const offset = offsetOf(count);
    if (count === reach) missing = false;
    const value = samples[floor + offset];
    missing ||= value === undefined || Number.isNaN(value);
    if (!missing) last = value!;
    const distance = fraction - offset;
    const sign = offset % 2 === 0 ? 1 : -1;
    const window = windowSine * windowCosines[count]! - windowCosine * windowSines[count]!;
    const weight = (sign * sine * window) / (distance * distance);
    sum += weight * last;
    weights += weight;
  }
  return sum / weights;
}

/** Leftward from the sample before the position, then rightward from the one after it. */
function offsetOf(count: number): number {
  return count < reach ? -count : count - reach + 1;
}
