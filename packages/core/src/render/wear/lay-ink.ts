import type { FloatImage, RgbImage } from '../../model/image.ts';

/** Lays ink over a picture, in place: `patch` tells how much of each pixel it covers. */
export function layInk(
  { width, height, data }: RgbImage,
  patch: FloatImage,
  place: { readonly column: number; readonly row: number; readonly ink: readonly number[]; readonly opacity: number },
): void {
  for (let j = Math.max(0, -place.row); j < Math.min(patch.height, height - place.row); j++) {
    for (let i = Math.max(0, -place.column); i < Math.min(patch.width, width - place.column); i++) {
      const cover = place.opacity * patch.data[j * patch.width + i]!;
      if (cover === 0) continue;
      const at = 3 * ((place.row + j) * width + place.column + i);
      // Ink lets darker things under it show through.
      for (let channel = 0; channel < 3; channel++) {
        const value = data[at + channel]!;
        data[at + channel] = value + cover * (Math.min(value, place.ink[channel]!) - value) + 0.5;
      }
    }
  }
}
