import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { createTruthMap } from './create-truth-map.ts';

/** A turn and a mirror without any change of size: column' = columnOf(column, row), row' = rowOf(column, row). */
export interface UprightPose {
  /** Unit vectors of the picture (column, row) that point right and down on the upright page. */
  readonly right: readonly [column: number, row: number];
  readonly down: readonly [column: number, row: number];
  /** Where the first pixel of the upright picture stands, along `right` and along `down`. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Point = readonly [column: number, row: number];

/**
 * How a picture is to be turned so that its page stands upright: along the mean direction of its upper and lower edge.
 * The upright picture shows as much of the page as the picture does, and what lies around the page no longer.
 */
export function findUpright(truth: RenderTruthJson): UprightPose {
  const map = createTruthMap(truth);
  const point = new Float64Array(2);
  const corner = (x: number, y: number): Point => {
    map.toPicture(x, y, point);
    return [point[0]!, point[1]!];
  };
  const { width: pageWidth, height: pageHeight } = truth.page;
  const page = [corner(0, 0), corner(pageWidth, 0), corner(pageWidth, pageHeight), corner(0, pageHeight)] as const;
  const along = add(between(page[0], page[1]), between(page[3], page[2]));
  const across = add(between(page[0], page[3]), between(page[1], page[2]));
  const length = Math.hypot(...along);
  const right: Point = [along[0] / length, along[1] / length];
  // Whichever of the two ways across leads down the page: the other belongs to mirrored pages.
  const sign = dot([-right[1], right[0]], across) >= 0 ? 1 : -1;
  const down: Point = [-right[1] * sign, right[0] * sign];
  const [first, lastColumn, lastRow] = [-0.5, truth.width - 0.5, truth.height - 0.5];
  const picture: readonly Point[] = [
    [first, first],
    [lastColumn, first],
    [lastColumn, lastRow],
    [first, lastRow],
  ];
  const range = (axis: Point): readonly [number, number] => {
    const ofPage = page.map((place) => dot(axis, place));
    const ofPicture = picture.map((place) => dot(axis, place));
    return [
      Math.max(Math.min(...ofPage), Math.min(...ofPicture)),
      Math.min(Math.max(...ofPage), Math.max(...ofPicture)),
    ];
  };
  const [left, end] = range(right);
  const [top, bottom] = range(down);
  return {
    right,
    down,
    left: left + 0.5,
    top: top + 0.5,
    width: Math.max(1, Math.round(end - left)),
    height: Math.max(1, Math.round(bottom - top)),
  };
}

const between = ([column, row]: Point, [toColumn, toRow]: Point): Point => [toColumn - column, toRow - row];
const add = (one: Point, other: Point): Point => [one[0] + other[0], one[1] + other[1]];
const dot = (one: Point, other: Point): number => one[0] * other[0] + one[1] * other[1];
