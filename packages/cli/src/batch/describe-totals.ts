import type { PageRow } from './page-result.ts';

/** `3 pages: 2 complete, 0 partial, 1 failed`. */
export function describeTotals(rows: readonly Pick<PageRow, 'status' | 'resumed'>[]): string {
  const count = (status: PageRow['status']) => rows.filter((row) => row.status === status).length;
  const resumed = rows.filter((row) => row.resumed).length;
  const earlier = resumed > 0 ? ` (${resumed} done in an earlier run)` : '';
  const pages = `${rows.length} ${rows.length === 1 ? 'page' : 'pages'}${earlier}`;
  return `${pages}: ${count('complete')} complete, ${count('partial')} partial, ${count('failed')} failed`;
}
