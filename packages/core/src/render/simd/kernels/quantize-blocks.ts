import { type Code, f32x4, i8x16, i32, v128 } from '../instructions.ts';
import { describeKernel, type Kernel, type KernelWriter } from '../kernel.ts';
import { backwardCosines, type Eight, forwardCosines } from './cosine-transform.ts';

const blockBytes = 32;
const side = 8;
/** Bytes between the factors to steps and those from steps in the table. */
export const tableBytes: number = 4 * side * side;

/** Where the table holds the factor of a coefficient: the order in which the kernel comes to it. */
export function placeInTable(row: number, column: number): number {
  return (row >> 2) * 32 + column * 4 + (row & 3);
}

/**
 * What JPEG compression leaves of blocks of eight by eight numbers side by side: transforms them, rounds to the steps of a table and
 * transforms back, in place. Parameters: the first block, bytes of all blocks in a row, bytes from row to row, the table.
 */
export const quantizeBlocks: Kernel = describeKernel('quantizeBlocks', 4, (writer) => {
  const { keep, keepNumber, parameters } = writer;
  const [blocks, length, stride, table] = parameters;
  writer.repeat(length, blockBytes, (at) => {
    const rows: Code[] = [keepNumber(i32.add(blocks, at))];
    while (rows.length < side) rows.push(keepNumber(i32.add(rows.at(-1)!, stride)));
    const readColumns = (half: number) => rows.map((row) => keep(v128.load(row, 16 * half))) as unknown as Eight;
    const writeColumns = (half: number, values: Eight) => {
      for (const [index, value] of values.entries()) writer.store(rows[index]!, value, 16 * half);
    };
    for (const half of [0, 1]) writeColumns(half, forwardCosines(keep, readColumns(half)));
    for (const half of [0, 1]) quantizeRows(writer, rows.slice(4 * half, 4 * half + 4), { table, half });
    for (const half of [0, 1]) writeColumns(half, backwardCosines(keep, readColumns(half)));
  });
  return undefined;
});

/** Four rows of a block, each along itself. */
function quantizeRows(
  { keep, store }: KernelWriter,
  rows: readonly Code[],
  { table, half }: { readonly table: Code; readonly half: number },
) {
  const load = (side: number) => rows.map((row) => keep(v128.load(row, 16 * side)));
  const columns = [...transpose(keep, load(0)), ...transpose(keep, load(1))] as unknown as Eight;
  const rounded = forwardCosines(keep, columns).map((value, column) => {
    const offset = 4 * placeInTable(4 * half, column);
    const steps = f32x4.nearest(f32x4.mul(value, v128.load(table, offset)));
    return keep(f32x4.mul(steps, v128.load(table, offset + tableBytes)));
  }) as unknown as Eight;
  const back = backwardCosines(keep, rounded);
  for (const part of [0, 1]) {
    const lines = transpose(keep, back.slice(4 * part, 4 * part + 4));
    for (const [index, row] of rows.entries()) store(row, lines[index]!, 16 * part);
  }
}

/** Rows of four numbers to columns. */
function transpose(keep: (value: Code) => Code, rows: readonly Code[]): Code[] {
  const [a, b, c, d] = rows as [Code, Code, Code, Code];
  const lanes = (numbers: readonly number[]) => numbers.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));
  const lows = [
    keep(i8x16.shuffle(a, b, lanes([0, 4, 1, 5]))),
    keep(i8x16.shuffle(c, d, lanes([0, 4, 1, 5]))),
  ] as const;
  const highs = [
    keep(i8x16.shuffle(a, b, lanes([2, 6, 3, 7]))),
    keep(i8x16.shuffle(c, d, lanes([2, 6, 3, 7]))),
  ] as const;
  return [
    keep(i8x16.shuffle(lows[0], lows[1], lanes([0, 1, 4, 5]))),
    keep(i8x16.shuffle(lows[0], lows[1], lanes([2, 3, 6, 7]))),
    keep(i8x16.shuffle(highs[0], highs[1], lanes([0, 1, 4, 5]))),
    keep(i8x16.shuffle(highs[0], highs[1], lanes([2, 3, 6, 7]))),
  ];
}
