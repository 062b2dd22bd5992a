import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { createNoiseField } from './create-noise-field.ts';
import { scatterThings } from './scatter-things.ts';

export type BackdropKind = 'plain' | 'desk' | 'wood' | 'cloth' | 'tiles' | 'clutter';

/** Brightness around 1 at a point, from two smooth random values 0 to 1. */
type Pattern = (column: number, row: number, slow: number, fast: number) => number;

/** Draws what photographed pages lie on. */
export function drawBackdrop(
  { width, height }: { readonly width: number; readonly height: number },
  ground: { readonly kind: BackdropKind; readonly color: readonly [number, number, number] },
  random: SeededRandom,
): RgbImage {
  const data = new Uint8Array(width * height * 3);
  const pattern = choosePattern(ground.kind, width, random);
  const slowField = createNoiseField({ width, height }, width / 5, random);
  const fastField = createNoiseField({ width, height }, Math.max(2, width / 160), random);
  const slow = new Float32Array(width);
  const fast = new Float32Array(width);
  const hue = 0.08 * random.normal();
  for (let row = 0; row < height; row++) {
    slowField(row, slow);
    fastField(row, fast);
    for (let column = 0; column < width; column++) {
      const bright = pattern(column, row, slow[column]!, fast[column]!);
      const at = 3 * (row * width + column);
      for (let channel = 0; channel < 3; channel++) {
        const tint = 1 + hue * (channel - 1) * (slow[column]! - 0.5);
        data[at + channel] = Math.max(0, Math.min(255, ground.color[channel]! * bright * tint));
      }
    }
  }
  const image = { width, height, data };
  if (ground.kind === 'clutter') scatterThings(image, random);
  return image;
}

function choosePattern(kind: BackdropKind, width: number, random: SeededRandom): Pattern {
  const angle = Math.PI * random.uniform();
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const along = (column: number, row: number) => column * cosine + row * sine;
  const across = (column: number, row: number) => row * cosine - column * sine;
  const fineness = width * (0.004 + 0.01 * random.uniform());
  if (kind === 'wood') {
    return (column, row, slow, fast) => {
      const ring = across(column, row) / (3 * fineness) + 5 * slow + 0.002 * along(column, row);
      return 0.82 + 0.13 * Math.sin(ring) + 0.06 * Math.sin(5.3 * ring) + 0.16 * (fast - 0.5) + 0.2 * (slow - 0.5);
    };
  }
  if (kind === 'cloth') {
    return (column, row, slow, fast) =>
      0.85 +
      0.12 * Math.sin((2 * along(column, row)) / fineness) * Math.sin((2 * across(column, row)) / fineness) +
      0.15 * (fast - 0.5) +
      0.4 * (slow - 0.5);
  }
  if (kind === 'tiles') {
    const side = width * (0.06 + 0.15 * random.uniform());
    return (column, row, slow, fast) => {
      const i = along(column, row) / side;
      const j = across(column, row) / side;
      const joint = Math.min(i - Math.floor(i), j - Math.floor(j)) < 0.03 ? 0.62 : 1;
      return (
        joint *
        (0.9 + 0.07 * Math.sin(91 * Math.floor(i) + 47 * Math.floor(j)) + 0.1 * (fast - 0.5) + 0.1 * (slow - 0.5))
      );
    };
  }
  return (_column, _row, slow, fast) => 0.9 + 0.25 * (slow - 0.5) + 0.1 * (fast - 0.5);
}
