import type { FloatImage } from '../../../model/image.ts';

/** Gaussian blur with a standard deviation of `sigma` pixels; ink beyond the border counts as none. */
export function blurInk(ink: FloatImage, sigma: number): FloatImage {
  const { width, height } = ink;
  const reach = Math.ceil(4 * sigma);
  const bell = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-((k - reach) ** 2) / (2 * sigma * sigma)));
  const sum = bell.reduce((a, b) => a + b);
  const along = (data: Float32Array, step: number, isInside: (index: number, d: number) => boolean) =>
    data.map((_, index) =>
      bell.reduce((total, weight, k) => {
        const d = k - reach;
        return total + (isInside(index, d) ? (weight / sum) * data[index + d * step]! : 0);
      }, 0),
    );
  const inRow = (index: number, d: number) => (index % width) + d >= 0 && (index % width) + d < width;
  const inColumn = (index: number, d: number) => index + d * width >= 0 && index + d * width < width * height;
  return { width, height, data: along(along(ink.data, 1, inRow), width, inColumn) };
}
