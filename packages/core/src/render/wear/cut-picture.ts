import type { SeededRandom } from '../create-seeded-random.ts';
import { composePixelMaps } from './compose-pixel-maps.ts';
import type { PixelMap } from './pixel-map.ts';
import type { WornPage } from './wear-fresh-page.ts';

/** A picture keeps so many pixels each way. */
const smallest = 16;
/** How often all of the cut is at one edge, and how often at the other. */
const oneSided = 0.25;

/**
 * Part of a picture, as somebody cuts it out or photographs only a piece of the page: edges go anywhere, also through
 * rows and letters. What is cut off is not to be seen in the map either.
 *
 * @param cut Part of the width, and of the height, that is cut off; 0 leaves the picture as it is.
 */
export function cutPicture(page: WornPage, cut: number, random: SeededRandom): WornPage {
  if (cut === 0) return page;
  const { image, map } = page;
  const width = Math.max(Math.min(smallest, image.width), Math.round(image.width * (1 - cut)));
  const height = Math.max(Math.min(smallest, image.height), Math.round(image.height * (1 - cut)));
  const left = Math.round((image.width - width) * drawShare(random));
  const top = Math.round((image.height - height) * drawShare(random));
  const data = new Uint8Array(3 * width * height);
  for (let row = 0; row < height; row++) {
    const from = 3 * ((row + top) * image.width + left);
    data.set(image.data.subarray(from, from + 3 * width), 3 * row * width);
  }
  return {
    image: { width, height, data },
    map: composePixelMaps(map, createCutMap(map, { left, top, width, height })),
  };
}

/** Part of what is cut off that is cut off at the left, or at the top. */
function drawShare(random: SeededRandom): number {
  const share = (random.uniform() - oneSided) / (1 - 2 * oneSided);
  return Math.max(0, Math.min(1, share));
}

interface Cut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** From the whole picture to the part. */
function createCutMap(whole: Pick<PixelMap, 'width' | 'height'>, { left, top, width, height }: Cut): PixelMap {
  const isWithin = (column: number, row: number, right: number, bottom: number) =>
    column >= -0.5 && row >= -0.5 && column <= right - 0.5 && row <= bottom - 0.5;
  const isOnPage = (column: number, row: number) => isWithin(column, row, whole.width, whole.height);
  return {
    width,
    height,
    cleanWidth: whole.width,
    cleanHeight: whole.height,
    toClean: (column, row, into) => {
      into[0] = column + left;
      into[1] = row + top;
      return isOnPage(into[0], into[1]);
    },
    toCleanLine: (row, columns, rows) => {
      for (let index = 0; index < columns.length; index++) columns[index] = index + left;
      rows.fill(row + top);
    },
    isOnPage,
    isOpen: () => true,
    toWorn: (column, row, into) => {
      into[0] = column - left;
      into[1] = row - top;
      return isWithin(into[0], into[1], width, height) && isOnPage(column, row);
    },
  };
}
