import type { FloatImage, RgbImage } from '../model/image.ts';
import type { GridCover } from './create-grid-cover.ts';
import { createSeededRandom } from './create-seeded-random.ts';
import type { ResolvedRenderOptions } from './render-options.ts';

/** ITU-R BT.601 weights of brightness. */
const redWeight = 0.299;
const greenWeight = 0.587;
const blueWeight = 0.114;

/** Lays background, paper, grid and ink over one another, then adds noise and the threshold. */
export function paintPage(ink: FloatImage, grid: GridCover, options: ResolvedRenderOptions): RgbImage {
  const { width, height } = ink;
  const data = new Uint8Array(width * height * 3);
  const { backgroundColor, paperColor, gridMinorColor, gridMajorColor, inkColor } = options;
  const color = new Float64Array(3);
  const finish = createFinish(options);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const index = row * width + column;
      const paper = grid.paper(column, row);
      const minor = grid.minor(column, row);
      const major = grid.major(column, row);
      const covered = ink.data[index]!;
      for (let channel = 0; channel < 3; channel++) {
        let value = paperColor[channel]!;
        value += minor * (gridMinorColor[channel]! - value);
        value += major * (gridMajorColor[channel]! - value);
        value += covered * (inkColor[channel]! - value);
        color[channel] = value + (1 - paper) * (backgroundColor[channel]! - value);
      }
      finish(color);
      for (let channel = 0; channel < 3; channel++) {
        data[3 * index + channel] = Math.max(0, Math.min(255, Math.round(color[channel]!)));
      }
    }
  }
  return { width, height, data };
}

function createFinish(options: ResolvedRenderOptions): (color: Float64Array) => void {
  const { noise, seed, bilevelThreshold } = options;
  const random = createSeededRandom(seed);
  return (color) => {
    if (noise > 0) {
      const change = noise * random.normal();
      for (let channel = 0; channel < 3; channel++) color[channel]! += change;
    }
    if (bilevelThreshold !== null) {
      const brightness = redWeight * color[0]! + greenWeight * color[1]! + blueWeight * color[2]!;
      color.fill(brightness < bilevelThreshold ? 0 : 255);
    }
  };
}
