import { cubicWeights } from '../image/source-at.ts';
import type { RgbImage } from '../model/image.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { findUpright, type UprightPose } from './find-upright.ts';
import { turnTruth } from './turn-truth.ts';

/** What a picture shows where the page was not in it: white. */
const blank = 255;

/**
 * Turns picture and truth so that the page stands upright, without any change of size: rotation, quarter turns and
 * mirror are taken back. Perspective and bends stay. What lies around the page is cut off.
 */
export function rotateBack(image: RgbImage, truth: RenderTruthJson): { image: RgbImage; truth: RenderTruthJson } {
  const pose = findUpright(truth);
  return { image: turnImage(image, pose), truth: turnTruth(truth, pose) };
}

/** Cubic between the pixels (Catmull and Rom), so that thin lines stay sharp. */
function turnImage(image: RgbImage, { right, down, left, top, width, height }: UprightPose): RgbImage {
  const data = new Uint8Array(3 * width * height).fill(blank);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const across = column + left;
      const along = row + top;
      const from = { column: right[0] * across + down[0] * along, row: right[1] * across + down[1] * along };
      readPixel(image, from, { data, at: 3 * (row * width + column) });
    }
  }
  return { width, height, data };
}

function readPixel(
  { width, height, data }: RgbImage,
  { column, row }: { readonly column: number; readonly row: number },
  into: { readonly data: Uint8Array; readonly at: number },
) {
  if (!(column > -0.5 && row > -0.5 && column < width - 0.5 && row < height - 0.5)) return;
  const left = Math.floor(column);
  const top = Math.floor(row);
  const acrossWeights = cubicWeights(column - left);
  const downWeights = cubicWeights(row - top);
  let [red, green, blue] = [0, 0, 0];
  for (let j = 0; j < 4; j++) {
    const line = Math.max(0, Math.min(height - 1, top + j - 1)) * width;
    for (let i = 0; i < 4; i++) {
      const at = 3 * (line + Math.max(0, Math.min(width - 1, left + i - 1)));
      const weight = acrossWeights[i]! * downWeights[j]!;
      red += weight * data[at]!;
      green += weight * data[at + 1]!;
      blue += weight * data[at + 2]!;
    }
  }
  into.data[into.at] = clamp(red);
  into.data[into.at + 1] = clamp(green);
  into.data[into.at + 2] = clamp(blue);
}

const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
