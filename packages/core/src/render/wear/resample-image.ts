import type { Backdrop } from './create-backdrop.ts';
import { createLineReader } from './create-line-reader.ts';
import type { ShadedMesh } from './lay-mesh.ts';
import { evenBytes, type PackedImage } from './packed-image.ts';

/** The picture that is looked at, with a border of `sourceBorder` pixels without cover. */
export interface ResampleSource {
  readonly image: PackedImage;
  /** Clean pixels per pixel of `image`: 1, or more where the page went through something coarser. */
  readonly stepColumn: number;
  readonly stepRow: number;
}

/** A worn line before it is stored: pixels, and the clean points that they show. */
export type LineFilter = (pixels: Int32Array, columns: Float64Array, rows: Float64Array) => void;

/** A pixel of the page sees one pixel to each side of its middle, which may lie half a pixel beyond the edge. */
export const sourceBorder = 2;

/** Steps of a pixel in which weights are tabulated: places are rounded to 1/128 pixel at most, 1/220 on average. */
const phases = 64;
const phaseShift = 6;
const weightSum = 256;
const fullCover = 255 * weightSum;
/** The page casts a shadow of this reach, in clean pixels at 200 dpi, and this darkness on what it lies on. */
const contactReach = 14;
const contactDarkness = 0.4;
/** Farther away it takes less than a level. */
const contactEnd = 5 * contactReach;

/**
 * Draws the worn picture in one pass: each pixel sees the clean picture under a quadratic B-spline, about as wide as a
 * scanner's aperture and equally soft wherever a line falls between pixels.
 */
export function resampleImage(
  source: ResampleSource,
  mesh: ShadedMesh,
  look: { readonly backdrop: Backdrop; readonly filterLine: LineFilter | null },
): PackedImage {
  const { width, height } = mesh;
  const data = new Int32Array(width * height);
  const readers = [mesh.cleanColumn, mesh.cleanRow, mesh.shade].map((nodes) => createLineReader(nodes, mesh.columns));
  const line = {
    columns: new Float64Array(width),
    rows: new Float64Array(width),
    shades: new Float64Array(width),
  };
  const drawLine = createLinePainter(source);
  const layUnder = createUnderlay(mesh, look.backdrop);
  const parts = new Float32Array(width);
  for (let row = 0; row < height; row++) {
    readers[0]!(row, line.columns);
    readers[1]!(row, line.rows);
    readers[2]!(row, line.shades);
    const pixels = data.subarray(row * width, (row + 1) * width);
    if (!drawLine(line, pixels, parts)) layUnder(line, { row, parts }, pixels);
    look.filterLine?.(pixels, line.columns, line.rows);
  }
  return { width, height, data };
}

interface WornLine {
  readonly columns: Float64Array;
  readonly rows: Float64Array;
  readonly shades: Float64Array;
}

/** Draws the page alone and says whether it covers the whole line; `parts`: how much of each pixel. */
function createLinePainter(source: ResampleSource) {
  const { data, width } = source.image;
  const { stepColumn, stepRow } = source;
  const right = width - 2 * sourceBorder;
  const bottom = source.image.height - 2 * sourceBorder;
  const table = tabulateWeights();
  return ({ columns, rows, shades }: WornLine, into: Int32Array, parts: Float32Array) => {
    let isCovered = true;
    for (let index = 0; index < into.length; index++) {
      // Counted so that whole numbers are the edges between pixels of the bordered picture.
      const column = (columns[index]! + 0.5) / stepColumn + sourceBorder;
      const row = (rows[index]! + 0.5) / stepRow + sourceBorder;
      let red = 0;
      let green = 0;
      let blue = 0;
      let cover = 0;
      if (column >= 1 && row >= 1 && column < right + 3 && row < bottom + 3) {
        const left = column | 0;
        const top = row | 0;
        const at = 9 * ((((row - top) * phases) << phaseShift) | ((column - left) * phases));
        const start = (top - 1) * width + left - 1;
        // Written out: a loop over the nine costs half as much again.
        const middle = start + width;
        const under = middle + width;
        const p0 = data[start]!;
        const p1 = data[start + 1]!;
        const p2 = data[start + 2]!;
        const p3 = data[middle]!;
        const p4 = data[middle + 1]!;
        const p5 = data[middle + 2]!;
        const p6 = data[under]!;
        const p7 = data[under + 1]!;
        const p8 = data[under + 2]!;
        const w0 = table[at]!;
        const w1 = table[at + 1]!;
        const w2 = table[at + 2]!;
        const w3 = table[at + 3]!;
        const w4 = table[at + 4]!;
        const w5 = table[at + 5]!;
        const w6 = table[at + 6]!;
        const w7 = table[at + 7]!;
        const w8 = table[at + 8]!;
        const even =
          (Math.imul(p0 & evenBytes, w0) +
            Math.imul(p1 & evenBytes, w1) +
            Math.imul(p2 & evenBytes, w2) +
            (Math.imul(p3 & evenBytes, w3) + Math.imul(p4 & evenBytes, w4) + Math.imul(p5 & evenBytes, w5)) +
            (Math.imul(p6 & evenBytes, w6) + Math.imul(p7 & evenBytes, w7) + Math.imul(p8 & evenBytes, w8))) |
          0;
        const odd =
          (Math.imul((p0 >>> 8) & evenBytes, w0) +
            Math.imul((p1 >>> 8) & evenBytes, w1) +
            Math.imul((p2 >>> 8) & evenBytes, w2) +
            (Math.imul((p3 >>> 8) & evenBytes, w3) +
              Math.imul((p4 >>> 8) & evenBytes, w4) +
              Math.imul((p5 >>> 8) & evenBytes, w5)) +
            (Math.imul((p6 >>> 8) & evenBytes, w6) +
              Math.imul((p7 >>> 8) & evenBytes, w7) +
              Math.imul((p8 >>> 8) & evenBytes, w8))) |
          0;
        const shade = shades[index]! / weightSum;
        red = (even & 0xffff) * shade;
        green = (odd & 0xffff) * shade;
        blue = (even >>> 16) * shade;
        cover = odd >>> 16;
      }
      parts[index] = 1;
      if (cover < fullCover) {
        const part = cover / fullCover;
        parts[index] = part;
        isCovered = false;
        red *= part;
        green *= part;
        blue *= part;
      }
      red = red > 254.5 ? 255 : (red + 0.5) | 0;
      green = green > 254.5 ? 255 : (green + 0.5) | 0;
      blue = blue > 254.5 ? 255 : (blue + 0.5) | 0;
      into[index] = red | (green << 8) | (blue << 16);
    }
    return isCovered;
  };
}

/** Draws what the page lies on where it does not cover it. */
function createUnderlay(mesh: ShadedMesh, backdrop: Backdrop) {
  const readLight = createLineReader(mesh.light, mesh.columns);
  const lights = new Float64Array(mesh.width);
  const ground = new Float32Array(3 * mesh.width);
  const contact = contactShadow(mesh);
  return (
    { columns, rows }: WornLine,
    { row, parts }: { readonly row: number; readonly parts: Float32Array },
    into: Int32Array,
  ) => {
    readLight(row, lights);
    backdrop(row, ground);
    for (let index = 0; index < into.length; index++) {
      const part = parts[index]!;
      if (part === 1) continue;
      const light = lights[index]! * (1 - contact(columns[index]!, rows[index]!)) * (1 - part);
      const pixel = into[index]!;
      const red = (pixel & 255) + ground[3 * index]! * light;
      const green = ((pixel >> 8) & 255) + ground[3 * index + 1]! * light;
      const blue = ((pixel >> 16) & 255) + ground[3 * index + 2]! * light;
      into[index] =
        (red > 254.5 ? 255 : (red + 0.5) | 0) |
        ((green > 254.5 ? 255 : (green + 0.5) | 0) << 8) |
        ((blue > 254.5 ? 255 : (blue + 0.5) | 0) << 16);
    }
  };
}

/** How much darker the ground is at a clean point outside of the page. */
function contactShadow({ cleanWidth, cleanHeight }: ShadedMesh) {
  return (column: number, row: number) => {
    const across = column < 0 ? -column : column - cleanWidth;
    const down = row < 0 ? -row : row - cleanHeight;
    const away = across > down ? across : down;
    if (away > contactEnd) return 0;
    return contactDarkness * (away > 0 ? Math.exp(-away / contactReach) : 1);
  };
}

/** Nine weights of `weightSum` in all, for each phase of the row and the column. */
function tabulateWeights(): Int16Array {
  const along = Array.from({ length: phases }, (_, phase) => {
    const part = (phase + 0.5) / phases - 0.5;
    const before = (0.5 - part) ** 2 / 2;
    const after = (0.5 + part) ** 2 / 2;
    return [before, 1 - before - after, after];
  });
  const table = new Int16Array(9 * phases * phases);
  for (let i = 0; i < phases * phases; i++) {
    let rest = weightSum;
    for (let k = 0; k < 9; k++) {
      const weight = Math.round(weightSum * along[i >> phaseShift]![Math.floor(k / 3)]! * along[i % phases]![k % 3]!);
      table[9 * i + k] = weight;
      rest -= weight;
    }
    table[9 * i + 4]! += rest;
  }
  return table;
}
