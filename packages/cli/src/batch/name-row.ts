import type { PageRow } from './page-result.ts';

/** `scan.tif page 2, ECG 1`: as much as tells the rows of a file apart. */
export function nameRow({ path, page, pageCount, ecg, ecgCount, joined }: PageRow): string {
  if (joined) return `${path} pages 1 to ${pageCount} joined`;
  return `${path}${pageCount > 1 ? ` page ${page}` : ''}${ecgCount > 1 ? `, ECG ${ecg}` : ''}`;
}
