import type { RgbImage } from '@einthoven/core';
import { mulberry32 } from './mulberry32.ts';

const toRadians = Math.PI / 180;

/** Values on a coarse lattice, between which it is smooth. */
function makeSmoothField(random: () => number, cells: number) {
  const side = cells + 2;
  const lattice = Float64Array.from({ length: side * side }, random);
  const ease = (part: number) => part * part * (3 - 2 * part);
  return (x: number, y: number): number => {
    const [column, row] = [Math.floor(x * cells), Math.floor(y * cells)];
    const [right, down] = [ease(x * cells - column), ease(y * cells - row)];
    const at = (i: number, j: number) => lattice[(row + j) * side + column + i]!;
    const upper = at(0, 0) * (1 - right) + at(1, 0) * right;
    return upper * (1 - down) + (at(0, 1) * (1 - right) + at(1, 1) * right) * down;
  };
}

/** A picture like the photo of a cat: smooth patches of light and colour, and hairs that follow a smooth direction. */
export function makeFurPicture(size: {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
}): RgbImage {
  const { width, height, seed } = size;
  const random = mulberry32(seed);
  const [patches, light, direction] = [5, 3, 4].map((cells) => makeSmoothField(random, cells));
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [column / width, row / height];
      const fur = patches!(x, y) > 0.5 ? [176, 128, 84] : [92, 82, 76];
      const shade = 0.55 + 0.6 * light!(x, y);
      data.set(
        fur.map((level) => Math.min(255, level * shade)),
        (row * width + column) * 3,
      );
    }
  }
  const image = { width, height, data };
  for (let hair = 0; hair < (width * height) / 30; hair++) {
    const [column, row] = [random() * width, random() * height];
    const angle = 360 * toRadians * direction!(column / width, row / height) + 0.4 * random();
    drawHair(image, { column, row, angle, length: 8 + 14 * random(), change: 70 * (random() - 0.5) });
  }
  return image;
}

interface Hair {
  readonly column: number;
  readonly row: number;
  readonly angle: number;
  readonly length: number;
  readonly change: number;
}

function drawHair({ width, height, data }: RgbImage, hair: Hair): void {
  for (let step = 0; step < hair.length; step++) {
    const column = Math.round(hair.column + step * Math.cos(hair.angle));
    const row = Math.round(hair.row + step * Math.sin(hair.angle));
    if (column < 0 || row < 0 || column >= width || row >= height) return;
    for (let channel = 0; channel < 3; channel++) {
      const offset = (row * width + column) * 3 + channel;
      data[offset] = Math.max(0, Math.min(255, data[offset]! + hair.change));
    }
  }
}
