import type { SeededRandom } from '../create-seeded-random.ts';
import type { PackedImage } from './packed-image.ts';

/** Reflections weaker than this part of white cannot be seen. */
const faintest = 0.004;

/** A reflection: brightness is `strength` times a bell of these standard deviations, in pixels. */
interface Lamp {
  readonly column: number;
  readonly row: number;
  readonly angle: number;
  readonly long: number;
  readonly wide: number;
}

/** One or two soft reflections of a lamp, elongated, laid over the picture in place. */
export function glossImage(image: PackedImage, strength: number, random: SeededRandom): void {
  if (strength === 0) return;
  const lamps = random.uniform() < 0.6 ? 1 : 2;
  for (let lamp = 0; lamp < lamps; lamp++) {
    const column = image.width * random.uniform();
    const row = image.height * random.uniform();
    const angle = Math.PI * random.uniform();
    const long = image.width * (0.05 + 0.2 * random.uniform());
    const wide = long * (0.25 + 0.5 * random.uniform());
    layGloss(image, { column, row, angle, long, wide }, strength);
  }
}

function layGloss({ width, height, data }: PackedImage, lamp: Lamp, strength: number) {
  const [cosine, sine] = [Math.cos(lamp.angle), Math.sin(lamp.angle)];
  // Along a row the exponent is a parabola: square * x² + slope * x + value.
  const square = (cosine / lamp.long) ** 2 + (sine / lamp.wide) ** 2;
  const mixed = cosine * sine * (1 / lamp.long ** 2 - 1 / lamp.wide ** 2);
  const upright = (sine / lamp.long) ** 2 + (cosine / lamp.wide) ** 2;
  const largestExponent = 2 * Math.log(strength / faintest);
  for (let row = 0; row < height; row++) {
    const down = row - lamp.row;
    const middle = (-mixed * down) / square;
    const least = (upright - mixed ** 2 / square) * down * down;
    if (least > largestExponent) continue;
    const half = Math.sqrt((largestExponent - least) / square);
    const first = Math.max(0, Math.ceil(lamp.column + middle - half));
    const last = Math.min(width - 1, Math.floor(lamp.column + middle + half));
    // From pixel to pixel the bell grows by a factor that itself shrinks by a factor.
    const start = first - lamp.column - middle;
    let part = strength * Math.exp(-0.5 * (least + square * start * start));
    let growth = Math.exp(-0.5 * square * (2 * start + 1));
    const bend = Math.exp(-square);
    for (let column = first, at = 4 * (row * width + first); column <= last; column++, at += 4) {
      data[at] = data[at]! + part * (255 - data[at]!) + 0.5;
      data[at + 1] = data[at + 1]! + part * (255 - data[at + 1]!) + 0.5;
      data[at + 2] = data[at + 2]! + part * (255 - data[at + 2]!) + 0.5;
      part *= growth;
      growth *= bend;
    }
  }
}
