import { type BenchmarkPage, noLabel } from './benchmark-page.ts';

export interface Selection {
  /** A value of the label, or a pattern for ids in which * stands for any characters and ? for one. */
  readonly only: string;
  /** The label that the pages are grouped by. */
  readonly by: string;
}

/** Whether a page is meant by `--only`. */
export function matchesSelection(page: BenchmarkPage, { only, by }: Selection): boolean {
  if ((page.labels[by] ?? noLabel) === only) return true;
  const literal = only.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(page.id);
}
