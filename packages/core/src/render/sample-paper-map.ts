import type { PaperMap } from '../model/paper-map.ts';
import { millimetres } from '../units.ts';
import type { RenderTruth } from './render-truth.ts';

/** Millimetres between the nodes: a large box of the grid. */
const defaultPitch = 5;
/** Cubic interpolation needs a node beyond each end. */
const border = 1;

/** The true map of a page on a mesh, in the form in which the grid stage gives the one it measures. */
export function samplePaperMap(truth: RenderTruth, pitch: number = defaultPitch): PaperMap {
  const columns = Math.ceil(truth.pageWidth / pitch) + 1 + 2 * border;
  const rows = Math.ceil(truth.pageHeight / pitch) + 1 + 2 * border;
  const sourceColumn = new Float64Array(columns * rows);
  const sourceRow = new Float64Array(columns * rows);
  const point = new Float64Array(2);
  for (let index = 0; index < columns * rows; index++) {
    const x = ((index % columns) - border) * pitch;
    const y = (Math.floor(index / columns) - border) * pitch;
    truth.paperToPicture.toPicture(x, y, point);
    sourceColumn[index] = point[0]!;
    sourceRow[index] = point[1]!;
  }
  const origin = millimetres(-border * pitch);
  return { originX: origin, originY: origin, pitch: millimetres(pitch), columns, rows, sourceColumn, sourceRow };
}
