import type { LineFilter } from './resample-image.ts';

/** Steps of a period in which the brightness of a screen's pixel is tabulated. */
const steps = 256;
/** Half of the light that the gaps between rows and the stripes of other colours take. */
const rowDepth = 0.35;
const stripeDepth = 0.4;

/**
 * The pixels of a screen as a camera sees them: red, green and blue stripes side by side, dark gaps between the rows.
 * Sampled by the camera's own pixels they make moiré.
 *
 * @param pitch Clean pixels a pixel of the screen.
 */
export function screenFilter(strength: number, pitch: number): LineFilter {
  const wave = Float32Array.from({ length: steps }, (_, step) => Math.cos((2 * Math.PI * step) / steps));
  const phase = steps / pitch;
  const third = steps / 3;
  const mask = steps - 1;
  // The camera exposes for the mean of what it sees.
  const gain = 1 / ((1 - rowDepth * strength) * (1 - stripeDepth * strength));
  const toByte = (value: number) => (value >= 254.5 ? 255 : (value + 0.5) | 0);
  return (pixels, columns, rows) => {
    for (let index = 0; index < pixels.length; index++) {
      const pixel = pixels[index]!;
      const across = columns[index]! * phase;
      const down = gain * (1 - rowDepth * strength * (1 - wave[(rows[index]! * phase) & mask]!));
      const red = (pixel & 255) * down * (1 - stripeDepth * strength * (1 - wave[across & mask]!));
      const green = ((pixel >> 8) & 255) * down * (1 - stripeDepth * strength * (1 - wave[(across - third) & mask]!));
      const blue =
        ((pixel >> 16) & 255) * down * (1 - stripeDepth * strength * (1 - wave[(across - 2 * third) & mask]!));
      pixels[index] = toByte(red) | (toByte(green) << 8) | (toByte(blue) << 16);
    }
  };
}
