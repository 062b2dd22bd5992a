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
  const add = (value: number, offset: number) => {
    const distance = fraction - offset;
    const sign = offset % 2 === 0 ? 1 : -1;
    const window = Math.sin((Math.PI * distance) / reach);
    const weight = (sign * sine * window) / (distance * distance);
    sum += weight * value;
    weights += weight;
  };
  addSide(samples, { floor, first: 0, step: -1 }, add);
  addSide(samples, { floor, first: 1, step: 1 }, add);
  return sum / weights;
}

function addSide(
  samples: Float32Array,
  side: { readonly floor: number; readonly first: number; readonly step: 1 | -1 },
  add: (value: number, offset: number) => void,
) {
  let last = samples[side.floor + side.first]!;
  let missing = false;
  for (let count = 0; count < reach; count++) {
    const offset = side.first + side.step * count;
    const value = samples[side.floor + offset];
    missing ||= value === undefined || Number.isNaN(value);
    if (!missing) last = value!;
    add(last, offset);
  }
}
