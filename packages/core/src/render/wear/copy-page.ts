import type { RgbImage } from '../../model/image.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { openScratch } from '../simd/open-scratch.ts';
import { blurImage } from './blur-image.ts';
import { createNoiseField } from './create-noise-field.ts';
import { packImage } from './pack-image.ts';
import { packedBytes } from './packed-image.ts';
import { unpackImage } from './unpack-image.ts';

/** Dark specks of toner a square centimetre and generation. */
const specksPerSquareCentimetre = 0.6;

/** A photocopy: grey, softened, with a steep tone curve, uneven toner, specks and dark edges. Nothing moves. */
export function copyPage(image: RgbImage, dotsPerInch: number, random: SeededRandom): RgbImage {
  const { width, height } = image;
  const deviation = (0.05 + 0.04 * random.uniform()) * (dotsPerInch / 25.4);
  const soft = packImage(image, openScratch(packedBytes(image)));
  blurImage(soft, deviation);
  const { data } = unpackImage(soft);
  const middle = 130 + 60 * random.uniform();
  const steepness = 0.02 + 0.02 * random.uniform();
  const edge = (1 + 4 * random.uniform()) * (dotsPerInch / 25.4);
  const field = createNoiseField(image, width / 6, random);
  const toner = new Float32Array(width);
  const curve = (value: number) => 1 / (1 + Math.exp(-steepness * (value - middle)));
  const [black, white] = [curve(0), curve(255)];
  const table = Uint8Array.from({ length: 256 }, (_, value) => 12 + (240 * (curve(value) - black)) / (white - black));
  for (let row = 0; row < height; row++) {
    field(row, toner);
    for (let column = 0; column < width; column++) {
      const at = 3 * (row * width + column);
      const grey = (77 * data[at]! + 150 * data[at + 1]! + 29 * data[at + 2]!) >> 8;
      const near = Math.min(column, row, width - 1 - column, height - 1 - row);
      const dark = near < edge ? 0.5 * (1 - near / edge) ** 2 : 0;
      const value = table[grey]!;
      data.fill((value + (1 - value / 255) * 50 * toner[column]!) * (1 - dark), at, at + 3);
    }
  }
  const specks = (specksPerSquareCentimetre * (width * height * 6.45)) / dotsPerInch ** 2;
  for (let speck = 0; speck < specks; speck++) {
    const column = Math.floor((width - 1) * random.uniform());
    const row = Math.floor((height - 1) * random.uniform());
    const level = 120 * random.uniform();
    for (const index of [row * width + column, row * width + column + 1, (row + 1) * width + column]) {
      data.fill(level, 3 * index, 3 * index + 3);
    }
  }
  return { width, height, data };
}
