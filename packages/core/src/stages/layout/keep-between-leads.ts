import type { SeparatorColumn } from './find-separators.ts';

/** Ticks that stand within the rows, at least `margin` columns from both of their common ends. */
export function keepBetweenLeads(
  columns: readonly SeparatorColumn[],
  { rows, margin }: { readonly rows: readonly Float32Array[]; readonly margin: number },
): SeparatorColumn[] {
  const drawn = rows.filter((row) => row.some((y) => !Number.isNaN(y)));
  const start = middleOf(drawn.map((row) => row.findIndex((y) => !Number.isNaN(y))));
  const end = middleOf(drawn.map((row) => row.findLastIndex((y) => !Number.isNaN(y))));
  return columns.filter((column) => column.x >= start + margin && column.x <= end - margin);
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
