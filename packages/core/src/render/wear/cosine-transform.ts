const cosine = (sixteenths: number) => 0.5 * Math.cos((sixteenths * Math.PI) / 16);
const [c1, c2, c3, c4, c5, c6, c7] = [1, 2, 3, 4, 5, 6, 7].map(cosine) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Orthonormal cosine transform of eight values, in place; `step` is the distance from value to value. */
export function forwardCosines(values: Float32Array, start: number, step: number): void {
  const a0 = values[start]!;
  const a1 = values[start + step]!;
  const a2 = values[start + 2 * step]!;
  const a3 = values[start + 3 * step]!;
  const a4 = values[start + 4 * step]!;
  const a5 = values[start + 5 * step]!;
  const a6 = values[start + 6 * step]!;
  const a7 = values[start + 7 * step]!;
  const s0 = a0 + a7;
  const s1 = a1 + a6;
  const s2 = a2 + a5;
  const s3 = a3 + a4;
  const d0 = a0 - a7;
  const d1 = a1 - a6;
  const d2 = a2 - a5;
  const d3 = a3 - a4;
  values[start] = c4 * (s0 + s1 + s2 + s3);
  values[start + step] = c1 * d0 + c3 * d1 + c5 * d2 + c7 * d3;
  values[start + 2 * step] = c2 * (s0 - s3) + c6 * (s1 - s2);
  values[start + 3 * step] = c3 * d0 - c7 * d1 - c1 * d2 - c5 * d3;
  values[start + 4 * step] = c4 * (s0 - s1 - s2 + s3);
  values[start + 5 * step] = c5 * d0 - c1 * d1 + c7 * d2 + c3 * d3;
  values[start + 6 * step] = c6 * (s0 - s3) - c2 * (s1 - s2);
  values[start + 7 * step] = c7 * d0 - c5 * d1 + c3 * d2 - c1 * d3;
}

/** The inverse of `forwardCosines`. */
export function backwardCosines(values: Float32Array, start: number, step: number): void {
  const x0 = c4 * values[start]!;
  const x1 = values[start + step]!;
  const x2 = values[start + 2 * step]!;
  const x3 = values[start + 3 * step]!;
  const x4 = c4 * values[start + 4 * step]!;
  const x5 = values[start + 5 * step]!;
  const x6 = values[start + 6 * step]!;
  const x7 = values[start + 7 * step]!;
  const outer = c2 * x2 + c6 * x6;
  const inner = c6 * x2 - c2 * x6;
  const s0 = x0 + x4 + outer;
  const s1 = x0 - x4 + inner;
  const s2 = x0 - x4 - inner;
  const s3 = x0 + x4 - outer;
  const d0 = c1 * x1 + c3 * x3 + c5 * x5 + c7 * x7;
  const d1 = c3 * x1 - c7 * x3 - c1 * x5 - c5 * x7;
  const d2 = c5 * x1 - c1 * x3 + c7 * x5 + c3 * x7;
  const d3 = c7 * x1 - c5 * x3 + c3 * x5 - c1 * x7;
  values[start] = s0 + d0;
  values[start + step] = s1 + d1;
  values[start + 2 * step] = s2 + d2;
  values[start + 3 * step] = s3 + d3;
  values[start + 4 * step] = s3 - d3;
  values[start + 5 * step] = s2 - d2;
  values[start + 6 * step] = s1 - d1;
  values[start + 7 * step] = s0 - d0;
}
