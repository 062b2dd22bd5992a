import { EinthovenError, type GriddedPage, type PaperGrid } from '@einthoven/core';
import { drawLabelPage, labelPageScale } from '@einthoven/core/network';
import type { PaperPictureMap } from '@einthoven/core/render';
import { encodeLabelCrops } from './encode-label-crops.ts';
import { invertPaperMap } from './invert-paper-map.ts';
import type { PaperWord } from './list-words.ts';
import type { LabelPicture } from './make-label-picture.ts';
import type { FlatWord } from './name-candidate.ts';
import { readGrid } from './read-grid.ts';

/**
 * One page of crops for the label network (see `encodeLabelCrops`). The picture goes through the real pipeline as far as
 * the grid, so that its errors are learned with it.
 *
 * @throws EinthovenError where the pipeline refuses the picture, or takes it for turned.
 */
export async function makeLabelPage(picture: LabelPicture): Promise<Uint8Array> {
  const gridded = await readGrid(picture.bytes, picture.inkReader);
  return encodeLabelCrops(drawLabelPage(gridded), placeWords(picture, gridded), picture.description);
}

function placeWords({ words, map }: LabelPicture, { grid }: GriddedPage): FlatWord[] {
  let turned = 0;
  const placed = words.flatMap((word): FlatWord[] => {
    const corners = placeCorners(word, map, grid);
    if (corners === null) return [];
    const [upperLeft, upperRight, lowerLeft] = corners;
    if (upperRight.x <= upperLeft.x || lowerLeft.y <= upperLeft.y) {
      turned++;
      return [];
    }
    const xs = corners.map(({ x }) => (x - grid.left) * labelPageScale);
    const ys = corners.map(({ y }) => (y - grid.top) * labelPageScale);
    const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    return [{ lead: word.lead, left, top, right, bottom }];
  });
  if (turned > placed.length) {
    throw new EinthovenError('LAYOUT_UNKNOWN', 'The page was taken for a turned one: its names are no names there.');
  }
  return placed;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Upper left, upper right, lower left and lower right on the flat paper; null where one is not to be seen. */
function placeCorners(word: PaperWord, map: PaperPictureMap, grid: PaperGrid): [Point, Point, Point, Point] | null {
  const place = new Float64Array(2);
  const corner = (x: number, y: number) =>
    map.toPicture(x, y, place) ? invertPaperMap(grid.map, place[0]!, place[1]!) : null;
  const [one, two] = [corner(word.left, word.top), corner(word.right, word.top)];
  const [three, four] = [corner(word.left, word.bottom), corner(word.right, word.bottom)];
  return one && two && three && four ? [one, two, three, four] : null;
}
