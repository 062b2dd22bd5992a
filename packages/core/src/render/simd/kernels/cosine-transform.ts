import { type Code, f32x4 } from '../instructions.ts';
import { floats } from './constants.ts';

const { add, sub, mul } = f32x4;
const root = Math.SQRT2;
/** Sines and cosines of π/8 as the rotations below need them. */
const sine = Math.sin(Math.PI / 8);
const cosineLessSine = Math.cos(Math.PI / 8) - sine;
const cosineAndSine = Math.cos(Math.PI / 8) + sine;
const twiceCosine = 2 * Math.cos(Math.PI / 8);
const backwardLess = twiceCosine * (1 - Math.tan(Math.PI / 8));
const backwardMore = twiceCosine * (1 + Math.tan(Math.PI / 8));

export type Eight = readonly [Code, Code, Code, Code, Code, Code, Code, Code];
type Keep = (value: Code) => Code;

/**
 * What the transforms below leave to the tables of quantization: the orthonormal coefficient k of a line is
 * `forwardCosines` divided by `cosineScale(k)` times √8, and `backwardCosines` wants it times `cosineScale(k)` divided
 * by √8.
 */
export const cosineScale = (index: number): number => (index === 0 ? 1 : root * Math.cos((index * Math.PI) / 16));

/** Scaled cosine transform of eight values in each lane, with five multiplications (Arai, Agui, Nakajima 1988). */
export function forwardCosines(keep: Keep, values: Eight): Eight {
  const times = (value: Code, factor: number) => mul(value, floats(factor));
  const [s0, s1, s2, s3] = [0, 1, 2, 3].map((k) => keep(add(values[k]!, values[7 - k]!))) as [Code, Code, Code, Code];
  const [d0, d1, d2, d3] = [0, 1, 2, 3].map((k) => keep(sub(values[k]!, values[7 - k]!))) as [Code, Code, Code, Code];
  const outer = keep(add(s0, s3));
  const inner = keep(add(s1, s2));
  const slope = keep(sub(s0, s3));
  const turned = keep(times(add(sub(s1, s2), slope), Math.SQRT1_2));
  const far = keep(add(d3, d2));
  const near = keep(add(d1, d0));
  const middle = keep(times(add(d2, d1), Math.SQRT1_2));
  const shared = keep(times(sub(far, near), sine));
  const low = keep(add(times(far, cosineLessSine), shared));
  const high = keep(add(times(near, cosineAndSine), shared));
  const one = keep(add(d0, middle));
  const two = keep(sub(d0, middle));
  return [
    keep(add(outer, inner)),
    keep(add(one, high)),
    keep(add(slope, turned)),
    keep(sub(two, low)),
    keep(sub(outer, inner)),
    keep(add(two, low)),
    keep(sub(slope, turned)),
    keep(sub(one, high)),
  ];
}

/** The inverse of `forwardCosines` but for its scale. */
export function backwardCosines(keep: Keep, [x0, x1, x2, x3, x4, x5, x6, x7]: Eight): Eight {
  const times = (value: Code, factor: number) => mul(value, floats(factor));
  const sum = keep(add(x2, x6));
  const difference = keep(sub(times(sub(x2, x6), root), sum));
  const upper = keep(add(x0, x4));
  const lower = keep(sub(x0, x4));
  const s = [add(upper, sum), add(lower, difference), sub(lower, difference), sub(upper, sum)].map(keep) as [
    Code,
    Code,
    Code,
    Code,
  ];
  const inner = keep(add(x5, x3));
  const slope = keep(sub(x5, x3));
  const outer = keep(add(x1, x7));
  const steep = keep(sub(x1, x7));
  const shared = keep(times(add(slope, steep), twiceCosine));
  const d0 = keep(add(outer, inner));
  const d1 = keep(sub(sub(shared, times(slope, backwardMore)), d0));
  const d2 = keep(sub(times(sub(outer, inner), root), d1));
  const d3 = keep(sub(sub(shared, times(steep, backwardLess)), d2));
  const d = [d0, d1, d2, d3] as const;
  return [0, 1, 2, 3, 4, 5, 6, 7].map((k) =>
    keep(k < 4 ? add(s[k]!, d[k]!) : sub(s[7 - k]!, d[7 - k]!)),
  ) as unknown as Eight;
}
