import type { FloatImage } from '../../model/image.ts';

/** Ink at a pixel; none above and below the picture. The column has to lie inside. */
export function darknessAt({ width, height, data }: FloatImage, column: number, row: number): number {
  return row < 0 || row >= height ? 0 : data[row * width + column]!;
}
