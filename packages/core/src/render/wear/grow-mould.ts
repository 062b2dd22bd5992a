import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { tintDisc } from './tint-disc.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Part of the light that grey-green, black and rusty mould takes from red, green and blue. */
const kinds = [
  [0.55, 0.4, 0.55],
  [0.75, 0.75, 0.7],
  [0.25, 0.45, 0.6],
] as const;

/** Colonies of specks, denser in their middle, drawn into the picture in place. */
export function growMould(image: RgbImage, options: ResolvedWearOptions, random: SeededRandom): void {
  const scale = options.dotsPerInch / 25.4;
  for (let colony = 0; colony < options.mould; colony++) {
    const kind = kinds[Math.floor(random.uniform() * kinds.length)]!;
    const column = image.width * random.uniform();
    const row = image.height * random.uniform();
    const spread = scale * (2 + 10 * random.uniform());
    const specks = 15 + Math.floor(60 * random.uniform());
    for (let speck = 0; speck < specks; speck++) {
      const radius = scale * (0.1 + 0.9 * random.uniform() ** 3);
      tintDisc(image, {
        column: column + spread * random.normal(),
        row: row + spread * random.normal(),
        radius,
        rim: Math.max(0.6, radius / 2),
        fill: 0.9,
        take: kind.map((part) => part * (0.3 + 0.7 * random.uniform())) as [number, number, number],
        waves: [{ amplitude: 0.3 * random.uniform(), phase: 2 * Math.PI * random.uniform() }],
      });
    }
  }
}
