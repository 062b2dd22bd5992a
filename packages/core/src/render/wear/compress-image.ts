import { cosineScale } from '../simd/kernels/cosine-transform.ts';
import { placeInTable, tableBytes } from '../simd/kernels/quantize-blocks.ts';
import type { Scratch } from '../simd/open-scratch.ts';
import type { PackedImage } from './packed-image.ts';

/** Tables K.1 and K.2 of ITU-T T.81, the steps of quality 50. */
const brightSteps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
const colorSteps = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99,
];
const side = 8;
const blockSize = side * side;
/** Pixels along the side of a unit: four blocks of brightness and one each of blueness and redness. */
const unitSide = 2 * side;
/** Bytes of the number of a pixel. */
const numberBytes = 4;

/** Addresses of the numbers of a strip of units, row by row. */
interface Strip {
  readonly bright: number;
  readonly blueness: number;
  readonly redness: number;
  /** Two rows of pixels, and bytes of each, filled up to whole units. */
  readonly rows: readonly [number, number];
  readonly rowBytes: number;
}

/** What JPEG compression with colours at half resolution (4:2:0, as cameras and libjpeg do) leaves of a picture, in place. */
export function compressImage(image: PackedImage, quality: number): void {
  const { width, height, scratch } = image;
  scratch.borrow(() => {
    const tables = {
      bright: writeTable(scratch, scaleSteps(brightSteps, quality)),
      color: writeTable(scratch, scaleSteps(colorSteps, quality)),
    };
    const unitsAcross = Math.ceil(width / unitSide);
    const rowBytes = numberBytes * unitSide * unitsAcross;
    const strip: Strip = {
      bright: scratch.take(unitSide * rowBytes),
      blueness: scratch.take((side * rowBytes) / 2),
      redness: scratch.take((side * rowBytes) / 2),
      rows: [scratch.take(rowBytes), scratch.take(rowBytes)],
      rowBytes,
    };
    for (let top = 0; top < height; top += unitSide) {
      splitRows(image, top, strip);
      quantizeStrip(scratch, strip, tables);
      joinRows(image, top, strip);
    }
  });
}

/** Beyond the picture it goes on with its last pixels. */
function splitRows({ width, height, address, scratch }: PackedImage, top: number, strip: Strip) {
  const { bytes, kernels } = scratch;
  const { bright, blueness, redness, rows, rowBytes } = strip;
  const pixels = new Int32Array(bytes.buffer);
  for (let pair = 0; pair < side; pair++) {
    for (const [index, line] of rows.entries()) {
      const start = address + 4 * width * Math.min(height - 1, top + 2 * pair + index);
      bytes.copyWithin(line, start, start + 4 * width);
      const end = line / 4 + width;
      pixels.fill(pixels[end - 1]!, end, (line + rowBytes) / 4);
    }
    const upper = bright + 2 * pair * rowBytes;
    const color = (pair * rowBytes) / 2;
    kernels.splitColorRows(rows[0], rows[1], rowBytes, upper, upper + rowBytes, blueness + color, redness + color);
  }
}

function quantizeStrip(
  { kernels }: Scratch,
  { bright, blueness, redness, rowBytes }: Strip,
  tables: { readonly bright: number; readonly color: number },
) {
  kernels.quantizeBlocks(bright, rowBytes, rowBytes, tables.bright);
  kernels.quantizeBlocks(bright + side * rowBytes, rowBytes, rowBytes, tables.bright);
  kernels.quantizeBlocks(blueness, rowBytes / 2, rowBytes / 2, tables.color);
  kernels.quantizeBlocks(redness, rowBytes / 2, rowBytes / 2, tables.color);
}

function joinRows({ width, height, address, scratch }: PackedImage, top: number, strip: Strip) {
  const { bytes, kernels } = scratch;
  const { bright, blueness, redness, rows, rowBytes } = strip;
  const line = rows[0];
  for (let row = 0; row < Math.min(unitSide, height - top); row++) {
    const color = ((row >> 1) * rowBytes) / 2;
    kernels.joinColorRow(line, rowBytes, bright + row * rowBytes, blueness + color, redness + color);
    bytes.copyWithin(address + 4 * width * (top + row), line, line + 4 * width);
  }
}

/** The steps of a quality from 1 to 100, as libjpeg scales them. */
function scaleSteps(steps: readonly number[], quality: number): readonly number[] {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  return steps.map((step) => Math.max(1, Math.min(255, Math.floor((step * percent + 50) / 100))));
}

/** Factors from scaled coefficients to steps, then from steps to what the way back wants. */
function writeTable(scratch: Scratch, steps: readonly number[]): number {
  const address = scratch.take(2 * tableBytes);
  const table = new Float32Array(scratch.bytes.buffer, address, 2 * blockSize);
  for (const [index, step] of steps.entries()) {
    const [row, column] = [index >> 3, index & 7];
    const scale = cosineScale(row) * cosineScale(column);
    table[placeInTable(row, column)] = 1 / (step * scale * side);
    table[placeInTable(row, column) + blockSize] = (step * scale) / side;
  }
  return address;
}
