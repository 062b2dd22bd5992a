import type { RgbImage } from '../../model/image.ts';
import { type Shadow, shadowAt } from './light-mesh.ts';

/** Middle grey: contrast turns about it. */
const middleGrey = 128;

/** Sharp shadows, then colour cast and contrast of the camera, in place. */
export function shadeImage(
  image: RgbImage,
  shadows: readonly Shadow[],
  look: { readonly colorCast: readonly [number, number, number]; readonly contrast: number },
): void {
  for (const shadow of shadows) castShadow(image, shadow);
  const { colorCast, contrast } = look;
  if (contrast === 1 && colorCast.every((factor) => factor === 1)) return;
  const tables = colorCast.map((factor) =>
    Uint8ClampedArray.from({ length: 256 }, (_, value) => middleGrey + contrast * (value * factor - middleGrey)),
  );
  const [reds, greens, blues] = tables as [Uint8ClampedArray, Uint8ClampedArray, Uint8ClampedArray];
  const { data } = image;
  for (let at = 0; at < data.length; at += 3) {
    data[at] = reds[data[at]!]!;
    data[at + 1] = greens[data[at + 1]!]!;
    data[at + 2] = blues[data[at + 2]!]!;
  }
}

/** Shadows are drawn by squares of this side, most of which lie wholly inside or outside. */
const squareSide = 32;
/** Less is not to be seen. */
const lightest = 0.002;

function castShadow(image: RgbImage, shadow: Shadow) {
  const radius = squareSide * Math.SQRT1_2;
  // From this depth on, and above minus it, the light changes by no level.
  const edge = shadow.softness * 1.6;
  const full = Uint8Array.from({ length: 256 }, (_, value) => value * (1 - shadow.darkness) + 0.5);
  for (let top = 0; top < image.height; top += squareSide) {
    for (let left = 0; left < image.width; left += squareSide) {
      // Depths are distances: they change by no more than one moves.
      const depth = shadow.depthAt(left + squareSide / 2, top + squareSide / 2);
      if (depth < -radius - edge) continue;
      if (depth > radius + edge) darkenSquare(image, { left, top }, full);
      else shadeSquare(image, { left, top }, shadow);
    }
  }
}

function darkenSquare({ width, height, data }: RgbImage, { left, top }: Corner, table: Uint8Array) {
  const right = Math.min(width, left + squareSide);
  for (let row = top; row < Math.min(height, top + squareSide); row++) {
    for (let at = 3 * (row * width + left); at < 3 * (row * width + right); at++) data[at] = table[data[at]!]!;
  }
}

function shadeSquare({ width, height, data }: RgbImage, { left, top }: Corner, shadow: Shadow) {
  const right = Math.min(width, left + squareSide);
  for (let row = top; row < Math.min(height, top + squareSide); row++) {
    for (let column = left; column < right; column++) {
      const dark = shadow.darkness * shadowAt(shadow, column, row);
      if (dark < lightest) continue;
      const at = 3 * (row * width + column);
      for (let k = at; k < at + 3; k++) data[k] = data[k]! * (1 - dark) + 0.5;
    }
  }
}

interface Corner {
  readonly left: number;
  readonly top: number;
}
