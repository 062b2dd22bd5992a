import { visitBlurredLines } from './blur-image.ts';
import type { PackedImage } from './packed-image.ts';

/** Standard deviation of what cameras take off, in pixels. */
const deviation = 0.8;
/** Differences of two levels reach from minus this to this. */
const largest = 255;

/** An unsharp mask, in place: the difference from a blurred copy is added `strength` times. */
export function sharpenImage(image: PackedImage, strength: number): void {
  if (strength === 0) return;
  const { width, data } = image;
  const raise = Int32Array.from({ length: 2 * largest + 1 }, (_, index) => Math.floor(strength * (index - largest)));
  const clamp = (value: number) => (value <= 0 ? 0 : value >= 255 ? 255 : value);
  visitBlurredLines(image, deviation, (row, line) => {
    for (let index = 0, at = row * width; index < width; index++, at++) {
      const sharp = data[at]!;
      const soft = line[index]!;
      if (sharp === soft) continue;
      const red = sharp & 255;
      const green = (sharp >> 8) & 255;
      const blue = (sharp >> 16) & 255;
      data[at] =
        clamp(red + raise[red - (soft & 255) + largest]!) |
        (clamp(green + raise[green - ((soft >> 8) & 255) + largest]!) << 8) |
        (clamp(blue + raise[blue - ((soft >> 16) & 255) + largest]!) << 16);
    }
  });
}
