import { type Code, i8x16, i16x8, i32, i32x4, v128 } from '../instructions.ts';
import { describeKernel, type Kernel, type KernelWriter } from '../kernel.ts';
import { integers, words } from './constants.ts';
import { nodesOf, readStretch, stretchBytes, stretchPlaces } from './spline-stretch.ts';

/** Steps of a pixel in which places are counted. */
export const placeShift = 6;
const placeMask = (1 << placeShift) - 1;
/** A brightness of 1 as the kernel wants it; up to 3.99. */
export const shadeUnit = 8192;
/** Weights of three rows, eight times each, of 256 in all; a fourth entry is not used. */
export const rowTableShift = 6;
/** Weights of three columns, four times each, of 32768 in all; a fourth entry is 0. */
export const columnTableShift = 5;
/** Turns numbers of 16 bits without sign into ones with sign that are less by it. */
const bias = -32768;

interface Source {
  readonly stride: Code;
  readonly bias: Code;
  readonly opaque: Code;
}

/**
 * Draws a line of the worn picture: each pixel sees nine pixels of the page, in the light of its place. Works in steps
 * of a stretch between two nodes. Gives back whether the page leaves anything of the line uncovered.
 * Parameters: where to, bytes of the line, nodes (column and row in the source in 64ths, brightness), address of the source,
 * its bytes a row, its last column and row in 64ths, the table of rows, the table of columns.
 */
export const resampleLine: Kernel = describeKernel('resampleLine', 9, (writer) => {
  const { keep, parameters } = writer;
  const [into, length, nodes, address, stride, right, bottom, rowTable, columnTable] = parameters;
  const places = stretchPlaces().map(keep) as [Code, Code];
  const first = keep(integers(1 << placeShift));
  const mask = keep(integers(placeMask));
  const limits = { right: keep(i32x4.splat(right)), bottom: keep(i32x4.splat(bottom)) };
  const strides = keep(i32x4.splat(stride));
  // A pixel looks at its neighbours to the left and above first.
  const corner = keep(i32x4.splat(i32.sub(i32.sub(address, stride), i32.constant(4))));
  const tables = { rows: keep(i32x4.splat(rowTable)), columns: keep(i32x4.splat(columnTable)) };
  const source = { stride, bias: keep(words(bias)), opaque: keep(words(shadeUnit)) };
  const allCovered = writer.variable(integers(-1));
  writer.repeat(length, stretchBytes, (at) => {
    const stretch = readStretch(writer, nodesOf(nodes, at), places);
    for (const half of [0, 1] as const) {
      const place = (number: 0 | 1, last: Code) =>
        keep(i32x4.min(i32x4.max(i32x4.fromFloat(stretch.at(number, half)), first), last));
      const columns = place(0, limits.right);
      const rows = place(1, limits.bottom);
      const pixels = i32x4.add(
        i32x4.mul(i32x4.shiftRight(rows, placeShift), strides),
        i32x4.shiftLeft(i32x4.shiftRight(columns, placeShift), 2),
      );
      const found = {
        addresses: keep(i32x4.add(pixels, corner)),
        rowWeights: keep(i32x4.add(i32x4.shiftLeft(v128.and(rows, mask), rowTableShift), tables.rows)),
        columnWeights: keep(i32x4.add(i32x4.shiftLeft(v128.and(columns, mask), columnTableShift), tables.columns)),
      };
      const shades = i32x4.fromFloat(stretch.at(2, half));
      const drawn = keep(drawFour(writer, found, { shades, source }));
      writer.store(i32.add(into, at), drawn, 16 * half);
      allCovered.set(v128.and(allCovered.get, drawn));
    }
  });
  return v128.anyTrue(v128.andNot(integers(0xff000000), allCovered.get));
});

interface FoundPixels {
  readonly addresses: Code;
  readonly rowWeights: Code;
  readonly columnWeights: Code;
}

function drawFour(
  writer: KernelWriter,
  found: FoundPixels,
  { shades, source }: { readonly shades: Code; readonly source: Source },
): Code {
  const { keep } = writer;
  const sums = [0, 1, 2, 3].map((lane) => weighNine(writer, found, { lane, source }));
  const narrow = keep(shades);
  const factors = keep(i16x8.narrow(narrow, narrow));
  const pairs = [0, 1].map((pair) => {
    const [one, other] = [sums[2 * pair]!, sums[2 * pair + 1]!];
    const lows = i8x16.shuffle(one, other, [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
    const highs = i8x16.shuffle(one, other, [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31]);
    const levels = i16x8.shiftRightUnsigned(v128.xor(i16x8.add(lows, highs), source.bias), 1);
    // The cover is not shaded.
    const lanes = [2 * pair, 2 * pair + 1].flatMap((lane) => {
      const bytes = [2 * lane, 2 * lane + 1];
      return [...bytes, ...bytes, ...bytes, 16, 17];
    });
    const shaded = i16x8.scale(levels, i8x16.shuffle(factors, source.opaque, lanes));
    return i16x8.shiftRight(i16x8.add(shaded, words(16)), 5);
  });
  return i8x16.narrowUnsigned(pairs[0]!, pairs[1]!);
}

/** Twice a part of each channel's sum, 256 times a level, less the bias. */
function weighNine(
  { keep, keepNumber }: KernelWriter,
  found: FoundPixels,
  { lane, source }: { readonly lane: number; readonly source: Source },
): Code {
  const top = keepNumber(i32x4.extract(found.addresses, lane));
  const rowWeights = keepNumber(i32x4.extract(found.rowWeights, lane));
  const columnWeights = keepNumber(i32x4.extract(found.columnWeights, lane));
  const middle = keepNumber(i32.add(top, source.stride));
  const lines = [top, middle, keepNumber(i32.add(middle, source.stride))];
  const weights = [0, 1, 2].map((row) => keep(v128.load(rowWeights, 16 * row)));
  const [left, right] = [0, 1].map((side) => {
    const [first, second, third] = lines.map((line, row) =>
      i16x8.mul(v128.loadExtended(line, 8 * side), weights[row]!),
    ) as [Code, Code, Code];
    const sum = v128.xor(i16x8.add(i16x8.add(first, second), third), source.bias);
    return i16x8.scale(sum, v128.load(columnWeights, 16 * side));
  });
  return keep(i16x8.add(left!, right!));
}
