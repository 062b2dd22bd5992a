import type { RgbImage } from '../../model/image.ts';

/** A spot whose outline wavers. Lengths in pixels. */
export interface TintDisc {
  readonly column: number;
  readonly row: number;
  readonly radius: number;
  /** Width of a rim; the inside is tinted by `fill` of what the rim is. */
  readonly rim: number;
  readonly fill: number;
  /** Part of the light that the rim takes from each channel. */
  readonly take: readonly [number, number, number];
  /** Amplitudes (parts of the radius) and phases of waves of the outline, two and more around. */
  readonly waves: readonly { readonly amplitude: number; readonly phase: number }[];
}

/** Widths of the rim beyond which nothing of it is to be seen. */
const rimReach = 3.5;

/** Multiplies a spot into the picture in place. */
export function tintDisc(image: RgbImage, disc: TintDisc): void {
  const { width, height, data } = image;
  const waver = disc.waves.reduce((sum, { amplitude }) => sum + amplitude, 0);
  const spot = { ...disc, innermost: disc.radius * (1 - waver) - rimReach * disc.rim };
  const reach = disc.radius * (1 + waver) + 3 * disc.rim;
  const right = Math.min(width - 1, Math.ceil(disc.column + reach));
  const bottom = Math.min(height - 1, Math.ceil(disc.row + reach));
  for (let row = Math.max(0, Math.floor(disc.row - reach)); row <= bottom; row++) {
    for (let column = Math.max(0, Math.floor(disc.column - reach)); column <= right; column++) {
      const strength = strengthAt(spot, column - disc.column, row - disc.row);
      if (strength < 0.004) continue;
      const at = 3 * (row * width + column);
      for (let channel = 0; channel < 3; channel++) {
        data[at + channel] = data[at + channel]! * (1 - strength * disc.take[channel]!) + 0.5;
      }
    }
  }
}

function strengthAt(
  { radius, rim, fill, waves, innermost }: TintDisc & { readonly innermost: number },
  column: number,
  row: number,
): number {
  const distance = Math.sqrt(column * column + row * row);
  // Far inside of the rim, wherever it wavers to, which is most of a spot.
  if (distance < innermost) return fill;
  const angle = Math.atan2(row, column);
  let outline = radius;
  for (const [index, { amplitude, phase }] of waves.entries()) {
    outline += radius * amplitude * Math.sin((index + 2) * angle + phase);
  }
  const inward = (outline - distance) / rim;
  const edge = Math.exp(-0.5 * inward * inward);
  return inward > 0 ? fill + (1 - fill) * edge : edge;
}
