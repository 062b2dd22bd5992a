import type { RgbImage } from '../../model/image.ts';
import type { PackedImage } from './packed-image.ts';

/** Packs a picture; the border around it repeats its edge with cover 0. `cover` is a plane of the picture's size. */
export function packImage({ width, height, data }: RgbImage, border: number, cover: Uint8Array | null): PackedImage {
  const packedWidth = width + 2 * border;
  const packedHeight = height + 2 * border;
  const packed = new Int32Array(packedWidth * packedHeight);
  for (let row = 0; row < packedHeight; row++) {
    const from = Math.max(0, Math.min(height - 1, row - border));
    const isInside = row >= border && row < height + border;
    for (let column = 0; column < packedWidth; column++) {
      const index = from * width + Math.max(0, Math.min(width - 1, column - border));
      const isThere = isInside && column >= border && column < width + border;
      const there = isThere ? (cover === null ? 255 : cover[index]!) : 0;
      const at = 3 * index;
      packed[row * packedWidth + column] = data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16) | (there << 24);
    }
  }
  return { width: packedWidth, height: packedHeight, data: packed };
}
