import type { RgbImage } from '../../model/image.ts';
import { cubicWeights } from './cubic-weights.ts';
import { type MapMesh, meshBorder, meshPitch } from './map-mesh.ts';

/** Clean pixels per pixel of `image`: 1, or more where the page went through a coarser print. */
export interface ResampleSource {
  readonly image: RgbImage;
  readonly stepColumn: number;
  readonly stepRow: number;
}

/**
 * Draws the worn picture in one pass: each pixel sees the clean picture under a quadratic B-spline, about as wide as a
 * scanner's aperture and equally soft wherever a line falls between pixels. `shade` holds a factor of the brightness
 * for each node of the mesh.
 */
export function resampleImage(
  source: ResampleSource,
  mesh: MapMesh,
  look: { readonly shade: Float64Array; readonly background: readonly [number, number, number] },
): RgbImage {
  const { width, height } = mesh;
  const data = new Uint8Array(width * height * 3);
  const lines = [mesh.cleanColumn, mesh.cleanRow, look.shade].map((nodes) => interpolateNodes(nodes, mesh.columns));
  const [columns, rows, shades] = lines.map(() => new Float64Array(width)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const pixel = createPixel(source, look.background);
  for (let row = 0; row < height; row++) {
    lines[0]!(row, columns);
    lines[1]!(row, rows);
    lines[2]!(row, shades);
    pixel({ columns, rows, shades }, data, 3 * row * width);
  }
  return { width, height, data };
}

/** One line of a B-spline surface at whole pixels. */
function interpolateNodes(nodes: Float64Array, columns: number): (row: number, into: Float64Array) => void {
  const blended = new Float64Array(columns);
  const weights = new Float64Array(4);
  const phases = Float64Array.from({ length: 4 * meshPitch });
  for (let phase = 0; phase < meshPitch; phase++)
    cubicWeights(phase / meshPitch, phases.subarray(4 * phase, 4 * phase + 4));
  return (row, into) => {
    const first = Math.floor(row / meshPitch) + meshBorder - 1;
    cubicWeights((row % meshPitch) / meshPitch, weights);
    for (let i = 0; i < columns; i++) {
      const index = first * columns + i;
      blended[i] =
        weights[0]! * nodes[index]! +
        weights[1]! * nodes[index + columns]! +
        weights[2]! * nodes[index + 2 * columns]! +
        weights[3]! * nodes[index + 3 * columns]!;
    }
    for (let column = 0; column < into.length; column++) {
      const node = Math.floor(column / meshPitch) + meshBorder - 1;
      const phase = 4 * (column % meshPitch);
      into[column] =
        phases[phase]! * blended[node]! +
        phases[phase + 1]! * blended[node + 1]! +
        phases[phase + 2]! * blended[node + 2]! +
        phases[phase + 3]! * blended[node + 3]!;
    }
  };
}

/** Draws one line of worn pixels. */
function createPixel(source: ResampleSource, background: readonly [number, number, number]) {
  const { image, stepColumn, stepRow } = source;
  const { width, height, data } = image;
  const last = (height - 1) * width;
  return (
    line: { readonly columns: Float64Array; readonly rows: Float64Array; readonly shades: Float64Array },
    into: Uint8Array,
    start: number,
  ) => {
    const { columns, rows, shades } = line;
    for (let index = 0, at = start; index < columns.length; index++, at += 3) {
      const column = (columns[index]! + 0.5) / stepColumn - 0.5;
      const row = (rows[index]! + 0.5) / stepRow - 0.5;
      const shade = shades[index]!;
      if (column <= -1 || row <= -1 || column >= width || row >= height) {
        into[at] = toByte(background[0]);
        into[at + 1] = toByte(background[1]);
        into[at + 2] = toByte(background[2]);
        continue;
      }
      const middle = Math.floor(column + 0.5);
      const centre = Math.floor(row + 0.5);
      const partColumn = column - middle;
      const partRow = row - centre;
      const left = 0.5 * (0.5 - partColumn) * (0.5 - partColumn);
      const right = 0.5 * (0.5 + partColumn) * (0.5 + partColumn);
      const here = 1 - left - right;
      const above = 0.5 * (0.5 - partRow) * (0.5 - partRow);
      const below = 0.5 * (0.5 + partRow) * (0.5 + partRow);
      const level = 1 - above - below;
      const inside = middle >= 1 && centre >= 1 && middle <= width - 2 && centre <= height - 2;
      const one = 3 * (inside ? middle - 1 : Math.max(0, Math.min(width - 1, middle - 1)));
      const two = 3 * (inside ? middle : Math.max(0, Math.min(width - 1, middle)));
      const three = 3 * (inside ? middle + 1 : Math.max(0, Math.min(width - 1, middle + 1)));
      const top = 3 * (inside ? (centre - 1) * width : Math.max(0, Math.min(last, (centre - 1) * width)));
      const mid = 3 * (inside ? centre * width : Math.max(0, Math.min(last, centre * width)));
      const low = 3 * (inside ? (centre + 1) * width : Math.max(0, Math.min(last, (centre + 1) * width)));
      // The page ends half a pixel beyond its last pixel's centre; the pixel on the edge sees part of the background.
      const covered = inside ? 1 : edgeCover(column, width) * edgeCover(row, height);
      for (let channel = 0; channel < 3; channel++) {
        const seen =
          above *
            (left * data[top + one + channel]! +
              here * data[top + two + channel]! +
              right * data[top + three + channel]!) +
          level *
            (left * data[mid + one + channel]! +
              here * data[mid + two + channel]! +
              right * data[mid + three + channel]!) +
          below *
            (left * data[low + one + channel]! +
              here * data[low + two + channel]! +
              right * data[low + three + channel]!);
        const value = seen * shade;
        into[at + channel] = toByte(
          covered === 1 ? value : background[channel]! + covered * (value - background[channel]!),
        );
      }
    }
  };
}

function edgeCover(position: number, length: number): number {
  return Math.max(0, Math.min(1, position + 1, length - position));
}

function toByte(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0;
}
