import type { RgbImage } from '../../model/image.ts';
import type { Color } from './color.ts';

/** Lays a colour over the pixel at `offset` (its index times three); `opacity` 0 to 1. Changes the picture. */
export function blendPixel(data: RgbImage['data'], offset: number, color: Color, opacity: number): void {
  for (let channel = 0; channel < 3; channel++) {
    const below = data[offset + channel]!;
    data[offset + channel] = below + (color[channel]! - below) * opacity + 0.5;
  }
}
