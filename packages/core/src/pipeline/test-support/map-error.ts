import { sourceAt } from '../../image/source-at.ts';
import type { PaperGrid } from '../../model/paper-map.ts';
import { paperToSource } from '../../render/paper-affine.ts';
import type { RenderTruth } from '../../render/render-truth.ts';
import { millimetres } from '../../units.ts';

/** How far a measured map is from the exact one of a rendering. */
export interface MapError {
  /** RMS distance in source pixels, over the paper that leads are drawn on. */
  readonly rootMeanSquare: number;
  /** Largest distance in source pixels. */
  readonly largest: number;
  /** Scale of the measured map over the true one, along the paper's x and y. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/** Distance of the points at which the maps are compared, millimetres. */
const spacing = 7.3;

/**
 * Compares a measured map with the exact map of the rendering. The origin of a measured map is arbitrary in whole
 * millimetres: it is moved to the nearest place where the two agree, and no further.
 */
export function mapError(grid: PaperGrid, truth: RenderTruth): MapError {
  const box = drawnBox(truth);
  const shift = wholeMillimetres(grid, truth, box);
  const point = new Float64Array(2);
  const measured = (x: number, y: number) => {
    sourceAt(grid.map, x + shift.x, y + shift.y, point);
    return { column: point[0]!, row: point[1]! };
  };
  let [sum, count, largest] = [0, 0, 0];
  for (let x = box.left; x <= box.right; x += spacing) {
    for (let y = box.top; y <= box.bottom; y += spacing) {
      const wanted = trueSource(truth, x, y);
      const found = measured(x, y);
      const distance = Math.hypot(found.column - wanted.column, found.row - wanted.row);
      sum += distance ** 2;
      count++;
      largest = Math.max(largest, distance);
    }
  }
  const length = (a: { column: number; row: number }, b: { column: number; row: number }) =>
    Math.hypot(a.column - b.column, a.row - b.row);
  const along = (at: (x: number, y: number) => { column: number; row: number }) => ({
    x:
      length(at(box.left, box.top), at(box.right, box.top)) +
      length(at(box.left, box.bottom), at(box.right, box.bottom)),
    y:
      length(at(box.left, box.top), at(box.left, box.bottom)) +
      length(at(box.right, box.top), at(box.right, box.bottom)),
  });
  const [found, wanted] = [along(measured), along((x, y) => trueSource(truth, x, y))];
  return {
    rootMeanSquare: Math.sqrt(sum / count),
    largest,
    scaleX: found.x / wanted.x,
    scaleY: found.y / wanted.y,
  };
}

function trueSource(truth: RenderTruth, x: number, y: number) {
  return paperToSource(truth.paperToSource, { x: millimetres(x), y: millimetres(y) });
}

/** The part of the paper that traces and pulses stand on, from a centimetre above the first line to one below the last. */
function drawnBox({ regions, pulses, pageHeight }: RenderTruth) {
  const places = [...regions, ...pulses];
  const heights = regions.map((region) => region.baseline);
  return {
    left: Math.min(...places.map((place) => place.left)),
    right: Math.max(...places.map((place) => place.right)),
    top: Math.max(0, Math.min(...heights) - 10),
    bottom: Math.min(pageHeight, Math.max(...heights) + 10),
  };
}

/** What has to be added to a true paper point to stand at the same place in the measured map, in whole millimetres. */
function wholeMillimetres(grid: PaperGrid, truth: RenderTruth, box: ReturnType<typeof drawnBox>) {
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const wanted = trueSource(truth, middle.x, middle.y);
  const point = new Float64Array(2);
  // Newton's steps on the measured map, from its middle, with differences over 1 mm.
  let [x, y] = [(grid.left + grid.right) / 2, (grid.top + grid.bottom) / 2];
  for (let step = 0; step < 20; step++) {
    const at = (ofX: number, ofY: number) => {
      sourceAt(grid.map, ofX, ofY, point);
      return { column: point[0]!, row: point[1]! };
    };
    const here = at(x, y);
    const [right, down] = [at(x + 1, y), at(x, y + 1)];
    const [a, b] = [right.column - here.column, down.column - here.column];
    const [c, d] = [right.row - here.row, down.row - here.row];
    const [column, row] = [wanted.column - here.column, wanted.row - here.row];
    const determinant = a * d - b * c;
    x += (d * column - b * row) / determinant;
    y += (a * row - c * column) / determinant;
  }
  return { x: Math.round(x - middle.x), y: Math.round(y - middle.y) };
}
