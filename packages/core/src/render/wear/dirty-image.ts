import type { SeededRandom } from '../create-seeded-random.ts';
import type { PackedImage } from './packed-image.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Specks are this big at most, fibres this long, in millimetres. */
const speckRadius = 0.25;
const fibreLength = 3;
/** One speck in this many is a fibre. */
const specksAFibre = 12;

/** Streaks and dust of a scanner and dead pixels, in place. */
export function dirtyImage(image: PackedImage, options: ResolvedWearOptions, random: SeededRandom): void {
  const { width, height, data } = image;
  for (let index = 0; index < options.streaks; index++) drawStreak(image, random);
  const scale = options.dotsPerInch / 25.4;
  const specks = Math.round((options.dust * width * height) / (10 * scale) ** 2);
  for (let index = 0; index < specks; index++) {
    const level = random.uniform() < 0.65 ? 60 * random.uniform() : 200 + 55 * random.uniform();
    let column = width * random.uniform();
    let row = height * random.uniform();
    if (index % specksAFibre !== 0) {
      drawSpeck(image, { column, row, radius: Math.max(0.6, speckRadius * scale * random.uniform() ** 2), level });
      continue;
    }
    let angle = 2 * Math.PI * random.uniform();
    for (let step = fibreLength * scale * random.uniform(); step > 0; step--) {
      drawSpeck(image, { column, row, radius: 0.7, level });
      angle += 0.12 * random.normal();
      column += Math.cos(angle);
      row += Math.sin(angle);
    }
  }
  const changed = Math.round(options.saltAndPepper * width * height);
  for (let index = 0; index < changed; index++) {
    const at = 4 * Math.floor(random.uniform() * width * height);
    data.fill(random.uniform() < 0.5 ? 0 : 255, at, at + 3);
  }
}

function drawSpeck(
  { width, height, data }: PackedImage,
  speck: { readonly column: number; readonly row: number; readonly radius: number; readonly level: number },
) {
  const reach = speck.radius + 0.5;
  for (let row = Math.max(0, Math.ceil(speck.row - reach)); row <= Math.min(height - 1, speck.row + reach); row++) {
    const right = Math.min(width - 1, speck.column + reach);
    for (let column = Math.max(0, Math.ceil(speck.column - reach)); column <= right; column++) {
      const cover = Math.min(1, reach - Math.hypot(column - speck.column, row - speck.row));
      if (cover <= 0) continue;
      const at = 4 * (row * width + column);
      for (let k = at; k < at + 3; k++) data[k] = data[k]! + cover * (speck.level - data[k]!) + 0.5;
    }
  }
}

function drawStreak({ width, height, data }: PackedImage, random: SeededRandom) {
  const middle = width * random.uniform();
  const half = 0.5 + 2 * random.uniform() ** 2;
  const change = 70 * (random.uniform() - 0.5);
  for (let column = Math.max(0, Math.ceil(middle - half)); column <= Math.min(width - 1, middle + half); column++) {
    for (let row = 0; row < height; row++) {
      const at = 4 * (row * width + column);
      for (let k = at; k < at + 3; k++) data[k] = Math.max(0, Math.min(255, data[k]! + change));
    }
  }
}
