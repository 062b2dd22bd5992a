import type { OrientedPage } from './weigh-hypothesis.ts';

/** The page without some of its rows (numbers from the top): lines of print that look like traces, for instance. */
export function omitRows(page: OrientedPage, omitted: readonly number[]): OrientedPage {
  if (omitted.length === 0) return page;
  const kept = page.evidence.rows.map((_, row) => row).filter((row) => !omitted.includes(row));
  const keep = <Item extends { readonly row: number }>(items: readonly Item[]) =>
    items.filter(({ row }) => kept.includes(row)).map((item) => ({ ...item, row: kept.indexOf(item.row) }));
  return {
    ...page,
    evidence: {
      rows: kept.map((row) => page.evidence.rows[row]!),
      separators: keep(page.evidence.separators),
      pulses: keep(page.evidence.pulses),
    },
    sampled: { ...page.sampled, rows: kept.map((row) => page.sampled.rows[row]!) },
    rowNumbers: kept.map((row) => page.rowNumbers[row]!),
  };
}
