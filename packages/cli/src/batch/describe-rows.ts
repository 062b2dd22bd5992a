import { describeRemedies } from './describe-remedies.ts';
import { describeTotals } from './describe-totals.ts';
import { formatTable } from './format-table.ts';
import { nameRow } from './name-row.ts';
import type { PageRow } from './page-result.ts';

/** Longer batches list only the pages that are not complete; digitization.csv has them all. */
const longestFullTable = 100;

/**
 * The closing table: status, layout and grade of each page, why it is not complete, what helps against each error that
 * occurred, and the totals.
 */
export function describeRows(rows: readonly PageRow[]): string {
  const shown = rows.length > longestFullTable ? rows.filter((row) => row.status !== 'complete') : rows;
  const table = formatTable([['Page', 'Status', 'Layout', 'Grade', 'Reason'], ...shown.map(describeRow)]);
  const hidden = rows.length - shown.length;
  const note = hidden > 0 ? `${hidden} complete pages are not listed; digitization.csv has them all.\n` : '';
  return `${shown.length > 0 ? table : ''}${note}${describeRemedies(rows)}${describeTotals(rows)}\n`;
}

function describeRow(row: PageRow): readonly string[] {
  const { summary } = row;
  const grade = summary ? describeGrade(summary.meanGrade, summary.worstGrade) : '-';
  const missing = summary && summary.missingLeads.length > 0 ? `missing ${summary.missingLeads.join(', ')}` : null;
  const reason = [row.errorCode, missing, row.message].filter((part) => part).join(': ');
  return [nameRow(row), row.status, summary?.layout ?? '-', grade, reason];
}

function describeGrade(mean: string, worst: string): string {
  return mean === worst ? mean : `${mean} (worst ${worst})`;
}
