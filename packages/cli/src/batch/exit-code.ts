import type { PageRow } from './page-result.ts';

/** 0: every page complete; 2: some partial or failed; 1: nothing done. */
export function exitCodeOf(rows: readonly Pick<PageRow, 'status'>[]): 0 | 1 | 2 {
  if (rows.every((row) => row.status === 'failed')) return 1;
  return rows.every((row) => row.status === 'complete') ? 0 : 2;
}
