import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { tintDisc } from './tint-disc.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Part of the light that coffee, tea, blood, water and grease take from red, green and blue, relative to the darkest. */
const liquids = [
  [0.45, 0.7, 1],
  [0.3, 0.5, 1],
  [0.35, 1, 1],
  [0.8, 0.9, 1],
  [0.5, 0.55, 0.9],
] as const;
/** Outside diameter of cups in millimetres. */
const smallestCup = 50;
const largestCup = 90;

/** Spills and cup rings on the paper, drawn into the picture in place. */
export function stainPage(image: RgbImage, options: ResolvedWearOptions, random: SeededRandom): void {
  const scale = options.dotsPerInch / 25.4;
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const draw = (spot: { radius: number; rim: number; fill: number; waver: number }) => {
    const liquid = liquids[Math.floor(random.uniform() * liquids.length)]!;
    const dark = options.stainDarkness * between(0.5, 1);
    const column = image.width * between(-0.05, 1.05);
    const row = image.height * between(-0.05, 1.05);
    const waves = Array.from({ length: 5 }, (_, index) => ({
      amplitude: (spot.waver * random.uniform()) / (index + 1),
      phase: 2 * Math.PI * random.uniform(),
    }));
    const take = [liquid[0] * dark, liquid[1] * dark, liquid[2] * dark] as const;
    tintDisc(image, { column, row, take, waves, ...spot, radius: spot.radius * scale, rim: spot.rim * scale });
  };
  for (let index = 0; index < options.stains; index++) {
    draw({ radius: 2 + 24 * random.uniform() ** 2, rim: between(0.3, 1.2), fill: between(0.25, 0.8), waver: 0.25 });
  }
  for (let index = 0; index < options.rings; index++) {
    draw({ radius: between(smallestCup, largestCup) / 2, rim: between(0.4, 1.5), fill: between(0, 0.1), waver: 0.015 });
  }
}
