import type { PageRow } from './page-result.ts';

/**
 * `3 pages: 2 complete, 0 partial, 1 failed`. Where pages hold several ECGs these are counted, and what became of joining
 * pages is told behind.
 */
export function describeTotals(rows: readonly PageTotal[]): string {
  const ecgs = rows.filter((row) => !row.joined);
  const count = (status: PageRow['status']) => ecgs.filter((row) => row.status === status).length;
  const pages = ecgs.filter(({ ecg = 1 }) => ecg === 1);
  const resumed = pages.filter((row) => row.resumed).length;
  const earlier = resumed > 0 ? ` (${resumed} done in an earlier run)` : '';
  const several = ecgs.length > pages.length ? ` with ${ecgs.length} ECGs` : '';
  const found = `${pages.length} ${pages.length === 1 ? 'page' : 'pages'}${earlier}${several}`;
  const outcome = `${count('complete')} complete, ${count('partial')} partial, ${count('failed')} failed`;
  return `${found}: ${outcome}${describeJoined(rows.filter((row) => row.joined))}`;
}

type PageTotal = Pick<PageRow, 'status' | 'resumed'> & Partial<Pick<PageRow, 'ecg' | 'joined'>>;

function describeJoined(rows: readonly PageTotal[]): string {
  if (rows.length === 0) return '';
  const failed = rows.filter(({ status }) => status === 'failed').length;
  const refused = failed > 0 ? `, ${failed} of them failed` : '';
  return `; the pages of ${rows.length} ${rows.length === 1 ? 'file' : 'files'} joined${refused}`;
}
