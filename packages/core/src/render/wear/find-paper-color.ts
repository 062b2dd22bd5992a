import type { RgbImage } from '../../model/image.ts';

/** Pixels looked at along each side: the paper fills most of any page. */
const samplesAlong = 160;
/** Levels of a channel that count as one colour. */
const binWidth = 16;

/** The colour that most of the bright half of a picture has, 0 to 255 a channel. */
export function findPaperColor({ width, height, data }: RgbImage): [number, number, number] {
  const bins = new Map<number, { count: number; red: number; green: number; blue: number }>();
  const stepColumn = Math.max(1, Math.floor(width / samplesAlong));
  const stepRow = Math.max(1, Math.floor(height / samplesAlong));
  for (let row = 0; row < height; row += stepRow) {
    for (let column = 0; column < width; column += stepColumn) {
      const at = 3 * (row * width + column);
      const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
      if (red + green + blue < 3 * 128) continue;
      const key = Math.floor(red / binWidth) * 256 + Math.floor(green / binWidth) * 16 + Math.floor(blue / binWidth);
      const bin = bins.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 };
      bins.set(key, bin);
      bin.count++;
      bin.red += red;
      bin.green += green;
      bin.blue += blue;
    }
  }
  let best: { count: number; red: number; green: number; blue: number } | null = null;
  for (const bin of bins.values()) if (best === null || bin.count > best.count) best = bin;
  if (best === null) return [255, 255, 255];
  return [best.red / best.count, best.green / best.count, best.blue / best.count];
}
