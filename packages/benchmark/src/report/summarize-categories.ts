import { type ScoredPage, summarizePages } from '../metrics/summarize-pages.ts';
import type { Summary } from '../metrics/summary.ts';
import type { PageResult } from '../run/page-result.ts';
import { allPages } from './results.ts';

/** The figures of every category, in alphabetical order, and of all pages together. */
export function summarizeCategories(pages: readonly PageResult[]): Record<string, Summary> {
  const names = [...new Set(pages.map((page) => page.category))].sort();
  const groups = names.map((name) => [name, pages.filter((page) => page.category === name)] as const);
  const all = [allPages, pages] as const;
  return Object.fromEntries([...groups, all].map(([name, members]) => [name, summarizePages(members.map(toScored))]));
}

function toScored({ score, digitization }: PageResult): ScoredPage {
  return { score, cost: digitization };
}
