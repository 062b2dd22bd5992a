import { columnTableShift, placeShift, rowTableShift, shadeUnit } from '../simd/kernels/resample-line.ts';
import { nodeBytes } from '../simd/kernels/spline-stretch.ts';
import type { Scratch } from '../simd/open-scratch.ts';
import { takenBytes } from '../simd/taken-bytes.ts';
import type { Backdrop } from './create-backdrop.ts';
import { createLineReader } from './create-line-reader.ts';
import { cubicWeights } from './cubic-weights.ts';
import type { ShadedMesh } from './lay-mesh.ts';
import { meshBorder, meshPitch } from './map-mesh.ts';
import type { PackedImage } from './packed-image.ts';

/** The picture that is looked at, with a border of `sourceBorder` pixels without cover. */
export interface ResampleSource {
  readonly image: PackedImage;
  /** Clean pixels per pixel of `image`: 1, or more where the page went through something coarser. */
  readonly stepColumn: number;
  readonly stepRow: number;
  /** Whether nothing is torn off the page, so that the ground only shows beside it. */
  readonly isWhole: boolean;
}

/** A worn line before it is stored: pixels, and the clean points that they show. */
export type LineFilter = (pixels: Int32Array, columns: Float64Array, rows: Float64Array) => void;

/** A pixel of the page sees one pixel to each side of its middle, which may lie half a pixel beyond the edge. */
export const sourceBorder = 2;

/** Steps of a pixel in which weights are tabulated: places are rounded to 1/128 pixel at most, 1/220 on average. */
const phases = 1 << placeShift;
/** What the weights of three rows, and of three columns, are in all. */
const rowSum = 256;
const columnSum = 32768;
/** The page casts a shadow of this reach, in clean pixels at 200 dpi, and this darkness on what it lies on. */
const contactReach = 14;
const contactDarkness = 0.4;
/** Nodes under the page that still matter to the ground beside it. */
const contactInside = 3;
/** Farther away it takes less than a level. */
const contactEnd = 5 * contactReach;

/** Pixels of a line that are drawn at once. */
const partPixels = 256;

/** Bytes of the scratch memory that `resampleImage` takes besides both pictures. */
export function resampleBytes({ columns, rows }: ShadedMesh): number {
  return takenBytes(nodeBytes * columns * rows);
}

/**
 * Draws the worn picture in one pass: each pixel sees the clean picture under a quadratic B-spline, about as wide as a
 * scanner's aperture and equally soft wherever a line falls between pixels. The result stands in the memory of the
 * source.
 */
export function resampleImage(
  source: ResampleSource,
  mesh: ShadedMesh,
  look: { readonly backdrop: Backdrop; readonly filterLine: LineFilter | null },
): PackedImage {
  const { width, height } = mesh;
  const { scratch } = source.image;
  const lineBytes = 4 * width;
  const address = scratch.take(lineBytes * height);
  const filter = look.filterLine === null ? null : createFilter(mesh, look.filterLine);
  scratch.borrow(() => {
    const nodes = placeNodes(source, mesh);
    const beside = findGround(source.image, mesh, nodes);
    const painter = planPainter(source.image);
    const reader = planNodes(scratch, mesh, nodes);
    drawLines({ width, height, address, beside, reader, painter, backdrop: look.backdrop, filter });
  });
  return { width, height, scratch, address, data: scratch.bytes.subarray(address, address + lineBytes * height) };
}

interface LinePlan {
  readonly width: number;
  readonly height: number;
  readonly address: number;
  readonly beside: Uint8Array;
  readonly reader: NodeReader;
  readonly painter: Painter;
  readonly backdrop: Backdrop;
  readonly filter: ((row: number, pixels: Int32Array) => void) | null;
}

/** Apart from the closure that borrows, which would be compiled anew for each picture. */
function drawLines({ width, height, address, beside, reader, painter, backdrop, filter }: LinePlan) {
  const { bytes, kernels } = painter.image.scratch;
  const parts = Math.ceil(width / partPixels);
  for (let row = 0; row < height; row++) {
    const blended = readNodes(reader, row);
    const line = address + 4 * row * width;
    const band = Math.floor(row / meshPitch) * parts;
    let ground: number | null = null;
    for (let part = 0; part < parts; part++) {
      const start = part * partPixels;
      // Kernels write beyond the end of a line into the next, which is drawn later.
      const length = 4 * Math.min(partPixels, width - start);
      const at = line + 4 * start;
      const partNodes = blended + (nodeBytes * start) / meshPitch;
      if (beside[band + part] === 1) bytes.fill(0, at, at + length);
      else if (!paintLine(painter, at, length, partNodes)) continue;
      ground ??= backdrop(row);
      kernels.layUnderLine(at, length, ground + 4 * start, partNodes);
    }
    filter?.(row, new Int32Array(bytes.buffer, line, width));
  }
}

interface NodeReader {
  readonly scratch: Scratch;
  /** The address of the nodes, and bytes of a row of them. */
  readonly nodes: number;
  readonly rowBytes: number;
  readonly blended: number;
  /** The address of the weights, and these. */
  readonly list: number;
  readonly listed: Float32Array;
  readonly weights: Float64Array;
}

function planNodes(scratch: Scratch, mesh: ShadedMesh, nodes: number): NodeReader {
  const rowBytes = nodeBytes * mesh.columns;
  const blended = scratch.take(rowBytes);
  const list = scratch.take(4 * nodeBytes);
  const listed = new Float32Array(scratch.bytes.buffer, list, nodeBytes);
  return { scratch, nodes, rowBytes, blended, list, listed, weights: new Float64Array(4) };
}

/** Blends the four rows of nodes around a row; gives back the address of the node before the first pixel. */
function readNodes({ scratch, nodes, rowBytes, blended, list, listed, weights }: NodeReader, row: number): number {
  cubicWeights((row % meshPitch) / meshPitch, weights);
  for (let index = 0; index < 16; index++) listed[index] = weights[index >> 2]!;
  const top = Math.floor(row / meshPitch) + meshBorder - 1;
  scratch.kernels.blendNodes(blended, rowBytes, nodes + top * rowBytes, list);
  return blended + (meshBorder - 1) * nodeBytes;
}

/** For each node: column and row in the source as the kernel counts them, brightness of the page, light on the ground. */
function placeNodes({ image, stepColumn, stepRow, isWhole }: ResampleSource, mesh: ShadedMesh): number {
  const count = mesh.shade.length;
  const address = image.scratch.take(nodeBytes * count);
  const nodes = new Float32Array(image.scratch.bytes.buffer, address, 4 * count);
  const contact = planContact(mesh, isWhole);
  const plan = { stepColumn, stepRow, contact };
  for (let first = 0; first < count; first += mesh.columns) placeNodeRow(nodes, first, mesh, plan);
  return address;
}

/** By rows: what is called often is compiled once, not anew for each picture. */
function placeNodeRow(
  nodes: Float32Array,
  first: number,
  { cleanColumn, cleanRow, shade, light, columns }: ShadedMesh,
  { stepColumn, stepRow, contact }: Pick<ResampleSource, 'stepColumn' | 'stepRow'> & { readonly contact: Contact },
) {
  for (let index = first, at = 4 * first; index < first + columns; index++, at += 4) {
    const column = cleanColumn[index]!;
    const row = cleanRow[index]!;
    // Counted so that whole numbers are the edges between pixels of the bordered picture.
    nodes[at] = ((column + 0.5) / stepColumn + sourceBorder) * phases;
    nodes[at + 1] = ((row + 0.5) / stepRow + sourceBorder) * phases;
    nodes[at + 2] = shadeUnit * shade[index]!;
    nodes[at + 3] = shadeUnit * light[index]! * (1 - contactAt(contact, column, row));
  }
}

/**
 * 1 for each part of a line, in bands of as many rows as between nodes, all of which lies beside the page: a spline stays
 * between its nodes.
 */
function findGround({ scratch, width, height }: PackedImage, mesh: ShadedMesh, address: number): Uint8Array {
  const nodes = new Float32Array(scratch.bytes.buffer, address, 4 * mesh.columns * mesh.rows);
  const parts = Math.ceil(mesh.width / partPixels);
  const bands = Math.ceil(mesh.height / meshPitch);
  const beside = new Uint8Array(parts * bands);
  const range = new Float64Array(4);
  for (let index = 0; index < beside.length; index++) {
    const top = Math.floor(index / parts) + meshBorder - 1;
    const left = ((index % parts) * partPixels) / meshPitch + meshBorder - 1;
    findRange(nodes, mesh, { top, left }, range);
    const isLeftOrRight = range[1]! < phases || range[0]! > (width - 1) * phases;
    const isAboveOrBelow = range[3]! < phases || range[2]! > (height - 1) * phases;
    if (isLeftOrRight || isAboveOrBelow) beside[index] = 1;
  }
  return beside;
}

/** Writes the least and the largest column, and row, of the nodes that a part of a band sees. */
function findRange(
  nodes: Float32Array,
  { columns, rows }: ShadedMesh,
  { top, left }: { readonly top: number; readonly left: number },
  into: Float64Array,
) {
  const right = Math.min(columns, left + partPixels / meshPitch + 3);
  let leastColumn = Number.POSITIVE_INFINITY;
  let largestColumn = Number.NEGATIVE_INFINITY;
  let leastRow = Number.POSITIVE_INFINITY;
  let largestRow = Number.NEGATIVE_INFINITY;
  for (let row = top; row < Math.min(rows, top + 4); row++) {
    for (let at = 4 * (row * columns + left); at < 4 * (row * columns + right); at += 4) {
      leastColumn = Math.min(leastColumn, nodes[at]!);
      largestColumn = Math.max(largestColumn, nodes[at]!);
      leastRow = Math.min(leastRow, nodes[at + 1]!);
      largestRow = Math.max(largestRow, nodes[at + 1]!);
    }
  }
  into[0] = leastColumn;
  into[1] = largestColumn;
  into[2] = leastRow;
  into[3] = largestRow;
}

interface Painter {
  readonly image: PackedImage;
  readonly rowTable: number;
  readonly columnTable: number;
}

function planPainter(image: PackedImage): Painter {
  return { image, rowTable: tabulateRows(image.scratch), columnTable: tabulateColumns(image.scratch) };
}

/** Draws the page alone, with its cover, and says whether it leaves anything uncovered. */
function paintLine({ image, rowTable, columnTable }: Painter, line: number, length: number, nodes: number): boolean {
  const { scratch, address, width, height } = image;
  // The last place whose neighbours are in the picture; there the cover is 0.
  const right = (width - 1) * phases - 1;
  const bottom = (height - 1) * phases - 1;
  const { resampleLine } = scratch.kernels;
  return resampleLine(line, length, nodes, address, 4 * width, right, bottom, rowTable, columnTable) !== 0;
}

function createFilter(mesh: ShadedMesh, filterLine: LineFilter) {
  const readColumns = createLineReader(mesh.cleanColumn, mesh.columns);
  const readRows = createLineReader(mesh.cleanRow, mesh.columns);
  const columns = new Float64Array(mesh.width);
  const rows = new Float64Array(mesh.width);
  return (row: number, pixels: Int32Array) => {
    readColumns(row, columns);
    readRows(row, rows);
    filterLine(pixels, columns, rows);
  };
}

interface Contact {
  readonly cleanWidth: number;
  readonly cleanHeight: number;
  readonly darkness: number;
  readonly inside: number;
}

/**
 * How much darker the ground is at a clean point. Below the edge of a whole page, where nobody looks, it keeps its
 * slope, and all of it is less by what a spline adds to an exponential: so the spline of its nodes is right up to the
 * edge.
 */
function planContact(mesh: ShadedMesh, isWhole: boolean): Contact {
  const { cleanWidth, cleanHeight } = mesh;
  const pitch = pitchInMiddle(mesh);
  const bend = isWhole ? (2 + Math.cosh(pitch / contactReach)) / 3 : 1;
  return { cleanWidth, cleanHeight, darkness: contactDarkness / bend, inside: isWhole ? contactInside * pitch : 0 };
}

function contactAt({ cleanWidth, cleanHeight, darkness, inside }: Contact, column: number, row: number): number {
  const away = Math.max(-column, column - cleanWidth, -row, row - cleanHeight);
  return away > contactEnd ? 0 : darkness * Math.exp(-Math.max(away, -inside) / contactReach);
}

/** Clean pixels from node to node in the middle of the picture. */
function pitchInMiddle({ columns, rows, cleanColumn, cleanRow }: ShadedMesh): number {
  const middle = (rows >> 1) * columns + (columns >> 1);
  return Math.hypot(cleanColumn[middle + 1]! - cleanColumn[middle]!, cleanRow[middle + 1]! - cleanRow[middle]!);
}

/** Weights of a pixel and its two neighbours for each phase, whole and `sum` in all. */
function listWeights(sum: number): readonly (readonly [number, number, number])[] {
  return Array.from({ length: phases }, (_, phase) => {
    const part = (phase + 0.5) / phases - 0.5;
    const before = Math.round((sum * (0.5 - part) ** 2) / 2);
    const after = Math.round((sum * (0.5 + part) ** 2) / 2);
    return [before, sum - before - after, after] as const;
  });
}

function tabulateRows(scratch: Scratch): number {
  const words = (1 << rowTableShift) / 2;
  const address = scratch.take(2 * words * phases);
  const table = new Int16Array(scratch.bytes.buffer, address, words * phases).fill(0);
  for (const [phase, weights] of listWeights(rowSum).entries()) {
    for (let lane = 0; lane < 24; lane++) table[phase * words + lane] = weights[lane >> 3]!;
  }
  return address;
}

function tabulateColumns(scratch: Scratch): number {
  const words = (1 << columnTableShift) / 2;
  const address = scratch.take(2 * words * phases);
  const table = new Int16Array(scratch.bytes.buffer, address, words * phases).fill(0);
  for (const [phase, weights] of listWeights(columnSum).entries()) {
    for (let lane = 0; lane < 12; lane++) table[phase * words + lane] = weights[lane >> 2]!;
  }
  return address;
}
