/** Values on a plane, line by line: `data[line * width + position]`. */
export interface Plane {
  readonly width: number;
  readonly lines: number;
  readonly data: Float64Array;
}

/** A symmetric kernel. Its length is fixed because a loop over taps would double the time of a score. */
export type FiveTaps = readonly [far: number, near: number, middle: number, near: number, far: number];

/** Convolves a plane in both directions. Cells closer than two to the border become 0: callers leave a margin. */
export function blurPlane({ width, lines, data }: Plane, kernel: FiveTaps): Plane {
  const along = new Float64Array(width * lines);
  convolve(along, data, { from: 2, to: width * lines - 2, stride: 1, kernel });
  const result = new Float64Array(width * lines);
  convolve(result, along, { from: 2 * width, to: (lines - 2) * width, stride: width, kernel });
  for (let line = 0; line < lines; line++) {
    result.fill(0, line * width, line * width + 2);
    result.fill(0, (line + 1) * width - 2, (line + 1) * width);
  }
  return { width, lines, data: result };
}

interface Convolution {
  readonly from: number;
  readonly to: number;
  /** From one neighbour to the next. */
  readonly stride: number;
  readonly kernel: FiveTaps;
}

function convolve(target: Float64Array, source: Float64Array, { from, to, stride, kernel }: Convolution): void {
  const [far, near, middle] = kernel;
  const twice = 2 * stride;
  for (let i = from; i < to; i++) {
    target[i] =
      middle * source[i]! +
      near * (source[i - stride]! + source[i + stride]!) +
      far * (source[i - twice]! + source[i + twice]!);
  }
}
