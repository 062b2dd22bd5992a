import { escapeHtml } from './escape-html.ts';
import { writeHtmlPage } from './write-html-page.ts';
import { writeTable } from './write-tables.ts';

/** One page in the index. */
export interface ReportIndexRow {
  /** What the person calls the page: path of its file, and its number where the file has several. */
  readonly name: string;
  /** Path of its report from the index's folder, parts separated by slashes; null: there is none. */
  readonly report: string | null;
  readonly status: 'complete' | 'partial' | 'failed';
  /** Null where the page gave no signals. */
  readonly layout: string | null;
  readonly meanGrade: string | null;
  readonly worstGrade: string | null;
  /** What is missing or went wrong, in words; empty where nothing did. */
  readonly message: string;
}

const icons = { complete: '✔', partial: '▲', failed: '✖' } as const;
const words = { complete: 'Complete', partial: 'Partial', failed: 'Failed' } as const;
type Status = ReportIndexRow['status'];

/** All pages of a run with their status and links to their reports, as a self-contained HTML document. Pure. */
export function writeReportIndex(rows: readonly ReportIndexRow[], { software }: { readonly software: string }): string {
  const counts = (['complete', 'partial', 'failed'] as const).map(
    (status) => [status, rows.filter((row) => row.status === status).length] as const,
  );
  const summary = counts.map(([status, count]) => `${count} ${status}`).join(', ');
  const worst: Status = counts[2]![1] > 0 ? 'failed' : counts[1]![1] > 0 ? 'partial' : 'complete';
  const heads = ['Page', 'Status', 'Layout', 'Grade', 'What is missing or went wrong'];
  const body =
    `<header><h1>Digitized pages</h1><p class="verdict ${worst}"><span class="status">` +
    `<span aria-hidden="true">${icons[worst]}</span> ${rows.length === 1 ? '1 page' : `${rows.length} pages`}</span>` +
    `<span>${summary}</span></p></header>\n<main id="main">` +
    `<div class="view filters" role="group" aria-label="Pages shown">${writeFilter('show-all', 'All pages', true)}` +
    `${writeFilter('show-open', 'Only partial and failed ones', false)}` +
    `<div class="rows">${writeTable('Pages of this run', heads, rows.map(writeRow))}</div></div></main>\n` +
    `<footer><p>Made by ${escapeHtml(software)}. Not a medical device.</p></footer>`;
  return writeHtmlPage(`Digitized pages: ${summary}`, body);
}

function writeFilter(id: string, label: string, on: boolean): string {
  return `<input type="radio" name="show" id="${id}"${on ? ' checked' : ''}><label for="${id}">${label}</label>`;
}

function writeRow({ name, report, status, layout, meanGrade, worstGrade, message }: ReportIndexRow): string {
  const label = escapeHtml(name);
  const link = report === null ? label : `<a href="${escapeHtml(toAddress(report))}">${label}</a>`;
  const grade =
    meanGrade === null
      ? '–'
      : `${meanGrade}${worstGrade === null || worstGrade === meanGrade ? '' : `, worst lead ${worstGrade}`}`;
  const cells = [
    `<span class="${status}"><span class="status-mark" aria-hidden="true">${icons[status]}</span> ${words[status]}</span>`,
    escapeHtml(layout ?? '–'),
    escapeHtml(grade),
    escapeHtml(message),
  ];
  return `<tr class="row-${status}"><th scope="row">${link}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** A path as a relative address: names may hold anything, and a leading part must not look like a protocol. */
function toAddress(path: string): string {
  const whole = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return `./${whole.split('/').map(encodeURIComponent).join('/')}`;
}
