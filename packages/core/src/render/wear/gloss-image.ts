import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';

/** Reflections weaker than this part of white cannot be seen. */
const faintest = 0.004;

/** One or two soft reflections of a lamp, elongated, laid over the picture in place. */
export function glossImage({ width, height, data }: RgbImage, strength: number, random: SeededRandom): void {
  if (strength === 0) return;
  const lamps = random.uniform() < 0.6 ? 1 : 2;
  for (let lamp = 0; lamp < lamps; lamp++) {
    const middleColumn = width * random.uniform();
    const middleRow = height * random.uniform();
    const angle = Math.PI * random.uniform();
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const long = width * (0.05 + 0.2 * random.uniform());
    const wide = long * (0.25 + 0.5 * random.uniform());
    const reach = 3.3 * long;
    for (let row = Math.max(0, Math.ceil(middleRow - reach)); row < Math.min(height, middleRow + reach); row++) {
      for (
        let column = Math.max(0, Math.ceil(middleColumn - reach));
        column < Math.min(width, middleColumn + reach);
        column++
      ) {
        const along = ((column - middleColumn) * cosine + (row - middleRow) * sine) / long;
        const across = ((row - middleRow) * cosine - (column - middleColumn) * sine) / wide;
        const part = strength * Math.exp(-0.5 * (along * along + across * across));
        if (part < faintest) continue;
        const at = 3 * (row * width + column);
        data[at] = data[at]! + part * (255 - data[at]!) + 0.5;
        data[at + 1] = data[at + 1]! + part * (255 - data[at + 1]!) + 0.5;
        data[at + 2] = data[at + 2]! + part * (255 - data[at + 2]!) + 0.5;
      }
    }
  }
}
