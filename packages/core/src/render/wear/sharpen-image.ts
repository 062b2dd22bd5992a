import { blurImage } from './blur-image.ts';
import type { PackedImage } from './packed-image.ts';

/** Standard deviation of what cameras take off, in pixels. */
const deviation = 0.8;

/** An unsharp mask, in place: the difference from a blurred copy is added `strength` times. */
export function sharpenImage(image: PackedImage, strength: number): void {
  if (strength === 0) return;
  const { data } = image;
  const blurred = blurImage(image, deviation).data;
  for (let index = 0; index < data.length; index++) {
    const sharp = data[index]!;
    const soft = blurred[index]!;
    if (sharp === soft) continue;
    let pixel = 0;
    for (let shift = 0; shift < 24; shift += 8) {
      const value = (sharp >> shift) & 255;
      const raised = value + strength * (value - ((soft >> shift) & 255));
      pixel |= (raised <= 0 ? 0 : raised >= 255 ? 255 : raised | 0) << shift;
    }
    data[index] = pixel;
  }
}
