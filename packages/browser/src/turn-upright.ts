import type { RgbImage } from '@einthoven/core';

/** Where the upper left corner of the upright picture is stored, and whether its rows are stored as columns. */
interface Turn {
  readonly right: boolean;
  readonly bottom: boolean;
  readonly swapped: boolean;
}

/** By the value of the tag Orientation, TIFF 6.0 section 8; 1 is upright. */
const turns: Readonly<Record<number, Turn>> = {
  2: { right: true, bottom: false, swapped: false },
  3: { right: true, bottom: true, swapped: false },
  4: { right: false, bottom: true, swapped: false },
  5: { right: false, bottom: false, swapped: true },
  6: { right: false, bottom: true, swapped: true },
  7: { right: true, bottom: true, swapped: true },
  8: { right: true, bottom: false, swapped: true },
};

/** The picture as the tag Orientation (1 to 8) says that it is seen; other values say nothing. */
export function turnUpright(image: RgbImage, orientation: number): RgbImage {
  const turn = turns[orientation];
  if (turn === undefined) return image;
  const width = turn.swapped ? image.height : image.width;
  const height = turn.swapped ? image.width : image.height;
  const data = new Uint8Array(image.data.length);
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to += 3) {
      const across = turn.swapped ? row : column;
      const down = turn.swapped ? column : row;
      const storedColumn = turn.right ? image.width - 1 - across : across;
      const storedRow = turn.bottom ? image.height - 1 - down : down;
      const from = (storedRow * image.width + storedColumn) * 3;
      data[to] = image.data[from]!;
      data[to + 1] = image.data[from + 1]!;
      data[to + 2] = image.data[from + 2]!;
    }
  }
  return { width, height, data };
}
