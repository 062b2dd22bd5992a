import type { SeededRandom } from '../create-seeded-random.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** A straight crease of the paper, in pixels of the clean picture. */
export interface Crease {
  readonly column: number;
  readonly row: number;
  /** Unit vector across the crease. */
  readonly acrossColumn: number;
  readonly acrossRow: number;
  /** Half of its length; infinite for folds. */
  readonly halfLength: number;
  /** Half width of the light and dark bands beside it. */
  readonly softness: number;
  /** Distance at which it moves the paper most. */
  readonly reach: number;
  /** Largest change of brightness, with the sign of the side that is lit. */
  readonly shading: number;
  /** Largest movement across the crease. */
  readonly displacement: number;
  /** Half width of the worn line in the middle, and how dark (below 0: how bright) it is. */
  readonly coreWidth: number;
  readonly coreDarkness: number;
}

/** Where the creases of a page lie: folds near halves and thirds of the page, wrinkles anywhere. */
export function planCreases(
  size: { readonly width: number; readonly height: number; readonly pixelsPerMillimetre: number },
  options: ResolvedWearOptions,
  random: SeededRandom,
): Crease[] {
  const { width, height, pixelsPerMillimetre: scale } = size;
  const creases: Crease[] = [];
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const finish = (line: { column: number; row: number; angle: number; halfLength: number }, sharpness: number) => {
    const side = random.uniform() < 0.5 ? -1 : 1;
    const softness = scale * (0.8 + 7 * (1 - sharpness) ** 2);
    creases.push({
      column: line.column,
      row: line.row,
      acrossColumn: -Math.sin(line.angle),
      acrossRow: Math.cos(line.angle),
      halfLength: line.halfLength,
      softness,
      reach: Math.max(4 * scale, softness * between(1.5, 4)),
      shading: side * options.creaseShading * between(0.12, 0.4),
      displacement: (random.uniform() < 0.5 ? -1 : 1) * options.creaseDisplacement * scale * between(0.3, 1),
      coreWidth: scale * between(0.06, 0.2),
      coreDarkness: options.creaseShading * sharpness * between(-0.35, 0.5),
    });
  };
  const places = [1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4];
  for (let index = 0; index < options.folds; index++) {
    const upright = random.uniform() < 0.6;
    const place = places[Math.floor(random.uniform() ** 1.5 * places.length)]! + 0.02 * random.normal();
    const angle = (upright ? Math.PI / 2 : 0) + 0.02 * random.normal();
    const line = { column: width * (upright ? place : 0.5), row: height * (upright ? 0.5 : place), angle };
    finish({ ...line, halfLength: Number.POSITIVE_INFINITY }, between(0.5, 1));
  }
  for (let index = 0; index < options.wrinkles; index++) {
    const line = {
      column: width * random.uniform(),
      row: height * random.uniform(),
      angle: Math.PI * random.uniform(),
    };
    finish({ ...line, halfLength: Math.max(width, height) * between(0.04, 0.4) }, random.uniform());
  }
  return creases;
}
