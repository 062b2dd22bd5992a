import type { Polyline } from './draw-strokes.ts';

/** Row of a line, whose columns grow, in every column; NaN outside it. */
export function rowOf(line: Polyline, width: number): Float32Array {
  return Float32Array.from({ length: width }, (_, column) => {
    const k = line.findIndex((point, index) => index > 0 && point[0] >= column && line[index - 1]![0] <= column);
    if (k < 0) return Number.NaN;
    const [a, b] = [line[k - 1]!, line[k]!];
    return a[1] + ((b[1] - a[1]) * (column - a[0])) / (b[0] - a[0]);
  });
}
