import { type Shadow, shadowAt } from './light-mesh.ts';
import type { PackedImage } from './packed-image.ts';

/** Shadows are drawn by squares of this side, most of which lie wholly inside or outside. */
const squareSide = 32;
/** Less is not to be seen. */
const lightest = 0.002;

/** Shadows with sharp edges, in place. */
export function castShadows(image: PackedImage, shadows: readonly Shadow[]): void {
  for (const shadow of shadows) castShadow(image, shadow);
}

function castShadow(image: PackedImage, shadow: Shadow) {
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

function darkenSquare({ width, height, data }: PackedImage, { left, top }: Corner, table: Uint8Array) {
  const right = Math.min(width, left + squareSide);
  for (let row = top; row < Math.min(height, top + squareSide); row++) {
    for (let at = 4 * (row * width + left); at < 4 * (row * width + right); at += 4) {
      data[at] = table[data[at]!]!;
      data[at + 1] = table[data[at + 1]!]!;
      data[at + 2] = table[data[at + 2]!]!;
    }
  }
}

function shadeSquare({ width, height, data }: PackedImage, { left, top }: Corner, shadow: Shadow) {
  const right = Math.min(width, left + squareSide);
  for (let row = top; row < Math.min(height, top + squareSide); row++) {
    for (let column = left; column < right; column++) {
      const dark = shadow.darkness * shadowAt(shadow, column, row);
      if (dark < lightest) continue;
      const at = 4 * (row * width + column);
      for (let k = at; k < at + 3; k++) data[k] = data[k]! * (1 - dark) + 0.5;
    }
  }
}

interface Corner {
  readonly left: number;
  readonly top: number;
}
