import { errorRegistry } from '@einthoven/core';
import type { PageRow } from './page-result.ts';

/** What helps against each error that occurred, a line each. */
export function describeRemedies(rows: readonly Partial<Pick<PageRow, 'errorCode'>>[]): string {
  const codes = [...new Set(rows.flatMap((row) => row.errorCode ?? []))].sort();
  return codes.map((code) => `${code}: ${errorRegistry[code].remedy}\n`).join('');
}
