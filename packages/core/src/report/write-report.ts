import { listComparisons } from '../measure/compare-measurements.ts';
import { measureEcg } from '../measure/measure-ecg.ts';
import { describeStatus } from './describe-status.ts';
import { drawPageLayers } from './draw-page-layers.ts';
import { drawSignalPaper } from './draw-signal-paper.ts';
import { escapeHtml } from './escape-html.ts';
import { gradeWords } from './grade-words.ts';
import { listChecks, type ReportCheck } from './list-checks.ts';
import { listDisagreements } from './list-disagreements.ts';
import type { ReportInput } from './report-input.ts';
import { writeHtmlPage } from './write-html-page.ts';
import { writePageView } from './write-page-view.ts';
import { writeLeads, writeMeasurements, writeProvenance } from './write-tables.ts';

/**
 * One page's result as a self-contained HTML document that a person can check in ten seconds: the verdict, what to look
 * at, the page with what was found on it, the signals on ECG paper, measurements, leads, and where all this comes from.
 * Pages that failed have one too, as far as they came. Pure: the same input gives the same text. Nothing is loaded from
 * anywhere, and no script runs. Names and identifiers that were read on the page are not written; the picture shows them.
 */
export function writeReport(input: ReportInput): string {
  const { title, page, picture, printed, provenance } = input;
  const { record, layout, quality } = page;
  const status = describeStatus(input);
  const isFailed = input.outcome.status === 'failed';
  const measured = record === undefined ? null : measureEcg(record);
  const comparisons = measured === null ? [] : listComparisons(measured, printed);
  const checks = listChecks(input, measured === null ? [] : listDisagreements(measured, printed, quality));
  const sections = [
    section('checks', isFailed ? 'What went wrong, and what helps' : 'What to check', writeChecks(checks)),
    picture === null
      ? ''
      : section(
          'page',
          'The page',
          `${writePageView(picture, drawPageLayers(page, picture.place), `Page ${provenance.pageNumber} of ${provenance.sourceName}`)}${page.traces === undefined ? '' : pageKey}`,
        ),
    record === undefined || layout === undefined
      ? ''
      : section(
          'signals',
          'The signals',
          `${frame('Signals on ECG paper', drawSignalPaper({ record, layout }))}${signalKey}`,
        ),
    '<div class="columns">',
    measured === null ? '' : section('measurements', 'Measurements', writeMeasurements(measured, comparisons)),
    record === undefined || quality === undefined ? '' : section('leads', 'Leads', writeLeads({ record, quality })),
    '</div>',
    section('provenance', 'Where this comes from', writeProvenance(provenance, page)),
  ];
  const grade =
    quality === undefined
      ? ''
      : `<span>Grade: ${gradeWords(quality.meanGrade)}, worst lead: ${gradeWords(quality.worstGrade)}</span>`;
  const rate = measured?.heartRate ? `<span>Heart rate: ${measured.heartRate.value.toFixed(0)} bpm</span>` : '';
  const body =
    `<header><h1>${escapeHtml(title)}</h1>` +
    `<p class="verdict ${input.outcome.status}"><span class="status"><span aria-hidden="true">${status.icon}</span> ${status.word}</span>` +
    `<span>${escapeHtml(status.sentence)}</span>${grade}${rate}<span>${isFailed ? '<a href="#checks-heading">What helps</a>' : countChecks(checks)}</span></p></header>\n` +
    `<main id="main">\n${sections.filter((part) => part !== '').join('\n')}\n</main>\n` +
    '<footer><p>Not a medical device: compare with the page before you rely on these signals.</p></footer>';
  return writeHtmlPage(`${status.word}: ${title}`, body);
}

function section(id: string, heading: string, content: string): string {
  return `<section aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>\n${content}\n</section>`;
}

function frame(label: string, svg: string): string {
  return `<div class="frame" tabindex="0" role="region" aria-label="${label}">${svg}</div>`;
}

function countChecks(checks: readonly ReportCheck[]): string {
  if (checks.length === 0) return 'Nothing to check stands out.';
  return `<a href="#checks-heading">${checks.length === 1 ? '1 thing' : `${checks.length} things`} to check</a>`;
}

function writeChecks(checks: readonly ReportCheck[]): string {
  if (checks.length === 0)
    return '<p>Nothing stands out. One look whether the green traces lie on the printed ones is enough.</p>';
  const items = checks.map(
    ({ code, message, remedy }) =>
      `<li>${escapeHtml(message)} <span class="remedy">${escapeHtml(remedy)}</span> <code>${escapeHtml(code)}</code></li>`,
  );
  return `<ol class="checks">${items.join('')}</ol>`;
}

const sample = (name: string) =>
  `<svg viewBox="0 0 48 16" aria-hidden="true" class="layer"><path class="${name}" d="M2 8H46"/></svg>`;
const pageKey =
  `<ul class="key"><li>${sample('trace')} trace that was followed</li>` +
  `<li>${sample('trace doubtful')} dashed: hard to read, look closely</li></ul>`;
const signalKey =
  '<ul class="key"><li>25 mm/s, 10 mm/mV; a small square is 1 mm</li><li>Hatched and coloured: hard to read, look closely</li>' +
  '<li>Empty: nothing drawn or readable</li></ul>';
