import type { RgbImage } from '@einthoven/core';

export type Random = () => number;

export const below = (random: Random, end: number): number => Math.floor(random() * end);
export const pick = <Item>(random: Random, items: readonly Item[]): Item => items[below(random, items.length)]!;

type Damage = (image: RgbImage, random: Random) => RgbImage;

/** Makes a picture of any size whose pixels come from anywhere in another. */
function remap(size: readonly [number, number], sourceOf: (column: number, row: number) => readonly [number, number]) {
  return ({ width: sourceWidth, height: sourceHeight, data: source }: RgbImage): RgbImage => {
    const [width, height] = size;
    const data = new Uint8Array(width * height * 3).fill(255);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const [fromColumn, fromRow] = sourceOf(column, row).map(Math.floor) as [number, number];
        if (fromColumn < 0 || fromRow < 0 || fromColumn >= sourceWidth || fromRow >= sourceHeight) continue;
        const from = (fromRow * sourceWidth + fromColumn) * 3;
        data.set(source.subarray(from, from + 3), (row * width + column) * 3);
      }
    }
    return { width, height, data };
  };
}

/** What happens to pictures before they reach a digitizer, and worse. None changes its input. */
const damages: readonly Damage[] = [
  (image) => image,
  function crop(image, random) {
    const width = 1 + below(random, image.width);
    const height = 1 + below(random, image.height);
    const [left, top] = [below(random, image.width - width + 1), below(random, image.height - height + 1)];
    return remap([width, height], (column, row) => [column + left, row + top])(image);
  },
  function stretch(image, random) {
    const [across, down] = [0.4 + random(), 0.4 + random()];
    const size = [Math.ceil(image.width * across), Math.ceil(image.height * down)] as const;
    return remap(size, (column, row) => [column / across, row / down])(image);
  },
  function shear(image, random) {
    const [across, down] = [random() - 0.5, 0.4 * (random() - 0.5)];
    return remap([image.width, image.height], (column, row) => [column + across * row, row + down * column])(image);
  },
  function wave(image, random) {
    const [height, length] = [30 * random(), 5 + 200 * random()];
    const size = [image.width, image.height] as const;
    return remap(size, (column, row) => [column, row + height * Math.sin(column / length)])(image);
  },
  function shuffleBands(image, random) {
    const band = 4 + below(random, 80);
    const shifts = Array.from({ length: 1000 }, () => below(random, image.height));
    const size = [image.width, image.height] as const;
    return remap(size, (column, row) => [column, (row + shifts[Math.floor(row / band)]!) % image.height])(image);
  },
  function tile(image, random) {
    const [across, down] = [1 + below(random, image.width), 1 + below(random, image.height)];
    return remap([image.width, image.height], (column, row) => [column % across, row % down])(image);
  },
  function blot(image, random) {
    const data = image.data.slice();
    const level = pick(random, [0, 128, 255]);
    for (let count = 1 + below(random, 6); count > 0; count--) {
      const [left, top] = [below(random, image.width), below(random, image.height)];
      const right = Math.min(image.width, left + below(random, image.width / 2));
      const bottom = Math.min(image.height, top + below(random, image.height / 2));
      for (let row = top; row < bottom; row++) {
        data.fill(level, (row * image.width + left) * 3, (row * image.width + right) * 3);
      }
    }
    return { ...image, data };
  },
  function scribble(image, random) {
    const data = image.data.slice();
    for (let count = 1 + below(random, 30); count > 0; count--) {
      let [column, row, angle] = [random() * image.width, random() * image.height, 6.3 * random()];
      for (let step = 0; step < 300; step++) {
        angle += 0.4 * (random() - 0.5);
        column += Math.cos(angle);
        row += Math.sin(angle);
        const inside = column >= 0 && row >= 0 && column < image.width && row < image.height;
        const offset = (Math.floor(row) * image.width + Math.floor(column)) * 3;
        if (inside) data.fill(20, offset, offset + 3);
      }
    }
    return { ...image, data };
  },
  function noise(image, random) {
    const strength = 300 * random() ** 2;
    return { ...image, data: image.data.map((level) => clamp(level + strength * (random() - 0.5))) };
  },
  function tone(image, random) {
    const [gain, offset] = [3 * (random() - 0.3), 255 * (random() - 0.5)];
    return { ...image, data: image.data.map((level) => clamp(level * gain + offset)) };
  },
  function threshold(image, random) {
    const limit = 255 * random();
    return { ...image, data: image.data.map((level) => (level < limit ? 0 : 255)) };
  },
];

const clamp = (level: number) => Math.max(0, Math.min(255, level));

/** Damages a picture in one to three ways. Seeded by `random`. For tests. */
export function damagePicture(image: RgbImage, random: Random): RgbImage {
  let result = image;
  for (let count = 1 + below(random, 3); count > 0; count--) result = pick(random, damages)(result, random);
  return result;
}
