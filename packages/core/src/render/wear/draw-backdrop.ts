import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { createNoiseField } from './create-noise-field.ts';
import { quickSine } from './quick-sine.ts';
import { scatterThings } from './scatter-things.ts';

export type BackdropKind = 'plain' | 'desk' | 'wood' | 'cloth' | 'tiles' | 'clutter';

/** Two smooth random values 0 to 1 of each pixel of a row. */
interface Unevenness {
  readonly slow: Float32Array;
  readonly fast: Float32Array;
}

/** Writes the brightness, around 1, of each pixel of a row. */
type Pattern = (row: number, uneven: Unevenness, into: Float32Array) => void;

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
  const brights = new Float32Array(width);
  const hue = 0.08 * random.normal();
  const paint = { brights, slow, hue, color: ground.color };
  for (let row = 0; row < height; row++) {
    slowField(row, slow);
    fastField(row, fast);
    pattern(row, { slow, fast }, brights);
    paintRow(data, 3 * row * width, paint);
  }
  const image = { width, height, data };
  if (ground.kind === 'clutter') scatterThings(image, random);
  return image;
}

interface RowPaint {
  readonly brights: Float32Array;
  readonly slow: Float32Array;
  readonly hue: number;
  readonly color: readonly [number, number, number];
}

/** By rows: what is called often is compiled once, not anew for each picture. */
function paintRow(data: Uint8Array, start: number, { brights, slow, hue, color: [red, green, blue] }: RowPaint) {
  for (let column = 0, at = start; column < brights.length; column++, at += 3) {
    const bright = brights[column]!;
    const tint = hue * (slow[column]! - 0.5);
    data[at] = Math.max(0, Math.min(255, red * bright * (1 - tint)));
    data[at + 1] = Math.max(0, Math.min(255, green * bright));
    data[at + 2] = Math.max(0, Math.min(255, blue * bright * (1 + tint)));
  }
}

function choosePattern(kind: BackdropKind, width: number, random: SeededRandom): Pattern {
  const angle = Math.PI * random.uniform();
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const along = (column: number, row: number) => column * cosine + row * sine;
  const across = (column: number, row: number) => row * cosine - column * sine;
  const fineness = width * (0.004 + 0.01 * random.uniform());
  const places = (compute: (i: number, j: number, slow: number, fast: number) => number): Pattern => {
    return (row, { slow, fast }, into) => {
      for (let column = 0; column < into.length; column++) {
        into[column] = compute(along(column, row), across(column, row), slow[column]!, fast[column]!);
      }
    };
  };
  if (kind === 'wood') {
    return places((i, j, slow, fast) => {
      const ring = j / (3 * fineness) + 5 * slow + 0.002 * i;
      return 0.82 + 0.13 * quickSine(ring) + 0.06 * quickSine(5.3 * ring) + 0.16 * (fast - 0.5) + 0.2 * (slow - 0.5);
    });
  }
  if (kind === 'cloth') {
    return places((i, j, slow, fast) => {
      const threads = quickSine((2 * i) / fineness) * quickSine((2 * j) / fineness);
      return 0.85 + 0.12 * threads + 0.15 * (fast - 0.5) + 0.4 * (slow - 0.5);
    });
  }
  if (kind === 'tiles') {
    const side = width * (0.06 + 0.15 * random.uniform());
    return places((i, j, slow, fast) => {
      const [acrossTile, downTile] = [i / side, j / side];
      const [left, top] = [Math.floor(acrossTile), Math.floor(downTile)];
      const joint = Math.min(acrossTile - left, downTile - top) < 0.03 ? 0.62 : 1;
      return joint * (0.9 + 0.07 * Math.sin(91 * left + 47 * top) + 0.1 * (fast - 0.5) + 0.1 * (slow - 0.5));
    });
  }
  return places((_i, _j, slow, fast) => 0.9 + 0.25 * (slow - 0.5) + 0.1 * (fast - 0.5));
}
