import type { LayoutTemplate } from '../../../model/layout-template.ts';
import { type Arrangement, countRows, type ShownWidth } from './arrangement.ts';

/** A template or part of it, and the rows of the page that are left out for it. */
export interface PagePart {
  readonly arrangement: Arrangement;
  readonly omitted: readonly number[];
  /** Rows and columns that the page does not show, and rows of the page that the template does not have. */
  readonly differences: number;
}

export interface ListPartsOptions {
  /** Number of rows that were found. */
  readonly rows: number;
  /** Length of the rows in seconds. */
  readonly duration: number;
}

/** A page lacks at most so many rows in its middle, and shows at most so many more than its template. */
const mostLost = 2;
const mostExtra = 2;
/** Cut pages keep at least so many of their rows. */
const leastRows = 2;
/** Seconds a column that is cut. */
const usualColumnSeconds = [2.5, 5];
/** A column of which less than this part is missing, or left, is not cut. */
const leastCut = 0.08;

/**
 * The ways in which a page can show a part of `template`: rows cut off or lost, rows too many, columns cut off. The
 * template itself is none of them.
 */
export function listParts(template: LayoutTemplate, { rows, duration }: ListPartsOptions): PagePart[] {
  const all = countRows(template);
  if (rows > all) {
    if (rows - all > mostExtra) return [];
    return listSubsets(rows, rows - all).map((omitted) => ({
      arrangement: template,
      omitted,
      differences: omitted.length,
    }));
  }
  if (rows < all) return rows < leastRows ? [] : listRowParts(template, all - rows);
  return listColumnParts(template, duration);
}

/** Pages without `lost` of the template's rows: cut off above and below, or not found in the middle. */
function listRowParts(template: LayoutTemplate, lost: number): PagePart[] {
  const all = countRows(template);
  const cuts = Array.from({ length: lost + 1 }, (_, above) =>
    Array.from({ length: lost }, (__, index) => (index < above ? index : all - lost + index)),
  );
  const sets = lost <= mostLost ? listSubsets(all, lost) : cuts;
  return sets.flatMap((missing) => {
    const kept = <Item>(items: readonly Item[], first: number) =>
      items.filter((_, index) => !missing.includes(first + index));
    const rows = kept(template.rows, 0);
    if (rows.length === 0) return [];
    const rhythmStrips = kept(template.rhythmStrips, template.rows.length);
    return [{ arrangement: makePart(template, { rows, rhythmStrips }), omitted: [], differences: lost }];
  });
}

/** Pages without some of the columns on the right or on the left, with the next one cut or whole. */
function listColumnParts(template: LayoutTemplate, duration: number): PagePart[] {
  const columns = template.rows[0]?.length ?? 0;
  const parts: PagePart[] = [];
  const add = (first: number, count: number, shown: ShownWidth | null) => {
    const rows = template.rows.map((row) => row.slice(first, first + count));
    const arrangement = makePart(template, { rows, ...(shown ? { shown } : {}) });
    parts.push({ arrangement, omitted: [], differences: columns - count + (shown ? 0.5 : 0) });
  };
  for (let count = 1; count < columns; count++) {
    for (let first = 0; first + count <= columns; first++) add(first, count, null);
  }
  for (const { columns: count, from, to } of listCuts(duration)) {
    for (let first = 0; first + count <= columns; first++) add(first, count, { from, to });
  }
  return parts;
}

/** Columns of usual lengths of which the first or the last is cut. */
export function listCuts(duration: number): (ShownWidth & { readonly columns: number })[] {
  return usualColumnSeconds.flatMap((seconds) => {
    const columns = Math.ceil(duration / seconds);
    const part = duration / seconds - (columns - 1);
    if (part < leastCut || part > 1 - leastCut) return [];
    const shown = duration / seconds / columns;
    return [
      { columns, from: 0, to: shown },
      { columns, from: 1 - shown, to: 1 },
    ];
  });
}

function makePart(template: LayoutTemplate, changes: Partial<Arrangement>): Arrangement {
  const { rows, rhythmStrips, columnTiming, name } = template;
  const part = { name: `part-of-${name}`, rows, rhythmStrips, columnTiming, ...changes };
  const left = part.rows.flat();
  const missing = rows.flat().filter((lead) => !left.includes(lead));
  return { ...part, missing, origin: 'part' };
}

/** All sets of `size` of the numbers below `count`. */
function listSubsets(count: number, size: number): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: count }, (_, last) => last)
    .filter((last) => last >= size - 1)
    .flatMap((last) => listSubsets(last, size - 1).map((rest) => [...rest, last]));
}
