/** Values on a plane, line by line: `data[line * width + position]`. */
export interface Plane {
  readonly width: number;
  readonly lines: number;
  readonly data: Float64Array;
}

/**
 * Convolves a plane in both directions with a symmetric kernel of odd length. Cells closer to the border than half the
 * kernel become 0: callers leave a margin.
 */
export function blurPlane({ width, lines, data }: Plane, kernel: readonly number[]): Plane {
  const radius = kernel.length >> 1;
  const half = Float64Array.from(kernel.slice(radius));
  const along = new Float64Array(width * lines);
  for (let line = 0; line < lines; line++) {
    convolve(along, data, { from: line * width + radius, to: (line + 1) * width - radius, stride: 1, half });
  }
  const result = new Float64Array(width * lines);
  convolve(result, along, { from: radius * width, to: (lines - radius) * width, stride: width, half });
  return { width, lines, data: result };
}

interface Convolution {
  readonly from: number;
  readonly to: number;
  /** From one neighbour to the next. */
  readonly stride: number;
  /** The kernel from its middle on. */
  readonly half: Float64Array;
}

function convolve(target: Float64Array, source: Float64Array, { from, to, stride, half }: Convolution): void {
  const middle = half[0]!;
  const reach = half.length;
  for (let i = from; i < to; i++) {
    let sum = middle * source[i]!;
    for (let k = 1; k < reach; k++) sum += half[k]! * (source[i - k * stride]! + source[i + k * stride]!);
    target[i] = sum;
  }
}
