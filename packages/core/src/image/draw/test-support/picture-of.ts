import type { RgbImage } from '../../../model/image.ts';

/** A picture in words, row by row, by its first channel: `#` black, `+` grey, `.` white. */
export function pictureOf({ width, height, data }: RgbImage): string[] {
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const value = data[(row * width + column) * 3]!;
      return value < 20 ? '#' : value > 235 ? '.' : '+';
    }).join(''),
  );
}
