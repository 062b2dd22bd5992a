/**
 * The tables of docs/accuracy.md and docs/performance.md as Markdown, from what `npm run benchmark` and
 * scripts/measure-workers.mjs wrote. Pure: write-measured-docs.mjs reads and writes the files.
 *
 * @typedef {Readonly<Record<string, number | null>>} Figures as results.json has them; null where nothing can be told
 * @typedef {{ id: string; category: string; digitization: Digitized | null; score: Score }} Page
 * @typedef {{ status: string | null; error: { code: string; message: string } | null; layout: string | null;
 *   reasons: string[]; timings: Record<string, number>; seconds: number | null; peakMegabytes: number | null }} Digitized
 * @typedef {{ failure: string | null; kaggle2025: number | null; wrongLeads: string[] }} Score
 * @typedef {{ categories: Record<string, Figures>; pages: Page[] }} Results
 * @typedef {{ layout: string | null; megapixels: number | null }} Printed what is known of a page before it is read
 * @typedef {readonly [heading: string, figure: string, decimals: number]} Column
 * @typedef {{ pages: number; runs: { workers: number; seconds: number }[] }} WorkerRuns
 * @typedef {{ pages: number; coreSeconds: number; seconds: number; peakMegabytes: number; megabytes?: number }} RenderedPages
 * @typedef {{ cases: (RenderedPages & { name: string })[]; matplotlib: (RenderedPages & { matplotlib: string }) | null;
 *   workerPages: number; runs: WorkerRuns['runs'] }} RenderingRun
 */

/** The name that the benchmark gives to the figures of all pages. */
export const allPages = 'ALL';

/** @type {readonly Column[]} */
const ratioColumns = [
  ['pages', 'pages', 0],
  ['failed', 'failed', 0],
  ['Kaggle 2025 median', 'kaggleMedian', 2],
  ['10th percentile', 'kagglePercentile10', 2],
  ['linear mean', 'kaggleLinear', 2],
  ['Challenge 2024 exact', 'challenge2024', 2],
  ['mended', 'challenge2024Mended', 2],
  ['no shift', 'challenge2024Unshifted', 2],
  ['Open-ECG', 'openEcgDigitizer', 2],
];
/** @type {readonly Column[]} */
const detailColumns = [
  ['time offset ms', 'timeOffset', 2],
  ['time-scale error %', 'timeScaleErrorSize', 3],
  ['gain error %', 'gainErrorSize', 2],
  ['RMSE µV', 'rootMeanSquareError', 1],
  ['r', 'correlation', 4],
  ['coverage', 'coverage', 3],
  ['falsely drawn', 'falselyDrawn', 3],
  ['recall', 'leadRecall', 3],
  ['wrong leads', 'wrongLeads', 0],
];

/** Upper limits of the classes of page sizes, in millions of pixels. */
const sizeLimits = [1, 2, 4, 8, Number.POSITIVE_INFINITY];

/**
 * Two tables by category: signal-to-noise ratios, then the rest.
 * @param {Results['categories']} categories
 */
export function categoryTables(categories) {
  /** @param {readonly Column[]} columns */
  const table = (columns) =>
    markdownTable(
      ['category', ...columns.map(([heading]) => heading)],
      Object.entries(categories).map(([name, figures]) => [
        name === allPages ? '**all**' : name,
        ...columns.map(([, figure, decimals]) => formatFigure(figures[figure], decimals)),
      ]),
    );
  return `Signal-to-noise ratios in dB:\n\n${table(ratioColumns)}\n\nThe rest:\n\n${table(detailColumns)}`;
}

/**
 * One row a page: what is printed, what was found, how good it is, and why a page was refused or is partial.
 * @param {readonly Page[]} pages
 * @param {ReadonlyMap<string, Printed>} printed
 */
export function pageTable(pages, printed) {
  const rows = pages.map(({ id, category, digitization, score }) => [
    id,
    category,
    printed.get(id)?.layout ?? '–',
    digitization?.layout ?? '–',
    digitization?.status ?? (digitization?.error ? 'refused' : 'failed'),
    score.failure === null ? formatFigure(score.kaggle2025, 2) : '–',
    [
      ...reasonsOf(digitization),
      ...(score.wrongLeads.length > 0 ? [`wrong leads: ${score.wrongLeads.join(' ')}`] : []),
    ].join('; '),
  ]);
  return markdownTable(['page', 'category', 'printed', 'found', 'status', 'Kaggle 2025 dB', 'reason'], rows);
}

/** @param {Digitized | null} digitization */
function reasonsOf(digitization) {
  if (digitization?.error) return [`\`${digitization.error.code}\` ${digitization.error.message}`];
  return digitization?.reasons ?? [];
}

/**
 * Seconds a page by size of its picture, of all pages whose pixels were read.
 * @param {readonly Page[]} pages
 * @param {ReadonlyMap<string, Printed>} printed
 */
export function secondsTable(pages, printed) {
  return sizeTable(pages, printed, { figure: 'seconds', headings: ['median s', 'longest s'], decimals: 2 });
}

/**
 * Peak memory a page by size of its picture.
 * @param {readonly Page[]} pages
 * @param {ReadonlyMap<string, Printed>} printed
 */
export function memoryTable(pages, printed) {
  return sizeTable(pages, printed, { figure: 'peakMegabytes', headings: ['median MB', 'largest MB'], decimals: 0 });
}

/**
 * @param {readonly Page[]} pages
 * @param {ReadonlyMap<string, Printed>} printed
 * @param {{ figure: 'seconds' | 'peakMegabytes'; headings: string[]; decimals: number }} what
 */
function sizeTable(pages, printed, { figure, headings, decimals }) {
  const rows = sizeLimits.flatMap((limit, index) => {
    const least = sizeLimits[index - 1] ?? 0;
    const values = pages.flatMap(({ id, digitization }) => {
      const size = printed.get(id)?.megapixels ?? null;
      const value = digitization?.[figure] ?? null;
      return size !== null && value !== null && size >= least && size < limit ? [value] : [];
    });
    if (values.length === 0) return [];
    const name = limit === Number.POSITIVE_INFINITY ? `${least} and more` : `${least} to ${limit}`;
    return [
      [name, `${values.length}`, formatFigure(median(values), decimals), formatFigure(Math.max(...values), decimals)],
    ];
  });
  return markdownTable(['million pixels', 'pages', ...headings], rows);
}

/**
 * What each stage takes of the time, over the pages that passed all of them.
 * @param {readonly Page[]} pages
 */
export function stageTable(pages) {
  const timings = pages
    .map((page) => page.digitization?.timings ?? {})
    .filter((timing) => Object.keys(timing).length > 0);
  const sum = (/** @type {Record<string, number>} */ timing) => Object.values(timing).reduce((a, b) => a + b, 0);
  const total = timings.reduce((all, timing) => all + sum(timing), 0);
  const rows = Object.keys(timings[0] ?? {}).map((stage) => {
    const values = timings.map((timing) => timing[stage] ?? 0);
    const share = values.reduce((a, b) => a + b, 0) / total;
    return [
      stage,
      formatFigure(median(values) / 1000, 2),
      formatFigure(Math.max(...values) / 1000, 2),
      `${Math.round(100 * share)} %`,
    ];
  });
  return markdownTable(['stage', 'median s', 'longest s', 'share of all time'], rows);
}

/**
 * How much several workers shorten a run of the command line.
 * @param {WorkerRuns} measured
 */
export function workerTable({ pages, runs }) {
  const alone = runs.find((run) => run.workers === 1)?.seconds ?? Number.NaN;
  const rows = runs.map(({ workers, seconds }) => [
    `${workers}`,
    formatFigure(seconds, 1),
    formatFigure(seconds / pages, 2),
    formatFigure(alone / seconds, 2),
  ]);
  return markdownTable(['workers', 's', 's a page', 'times as fast as one'], rows);
}

/**
 * How fast pages are rendered on one core and how much memory that takes, with a plain matplotlib page for comparison.
 * @param {RenderingRun} measured
 */
export function renderingTable({ cases, matplotlib }) {
  const comparison = matplotlib
    ? [{ ...matplotlib, name: `the reference page by matplotlib ${matplotlib.matplotlib}, without truth` }]
    : [];
  const rows = [...cases, ...comparison].map(({ name, pages, coreSeconds, peakMegabytes, megabytes }) => [
    name,
    formatFigure(coreSeconds / pages, 3),
    formatFigure(pages / coreSeconds, 1),
    formatFigure(peakMegabytes, 0),
    megabytes === undefined ? '–' : formatFigure(megabytes / pages, 2),
  ]);
  return markdownTable(['pages', 'core s a page', 'pages a core second', 'peak MB', 'MB of files a page'], rows);
}

/**
 * The document with the text between `<!-- table: name -->` and `<!-- end of table -->` replaced; all else stays.
 * @param {string} document
 * @param {string} name
 * @param {string} text
 */
export function fillTable(document, name, text) {
  const [begin, end] = [`<!-- table: ${name} -->\n`, '<!-- end of table -->'];
  const parts = document.split(begin);
  if (parts.length !== 2) throw new Error(`Expected one marker "${begin.trim()}", found ${parts.length - 1}.`);
  const [before, after] = /** @type {[string, string]} */ (parts);
  const stop = after.indexOf(end);
  const next = after.indexOf('<!-- table:');
  if (stop < 0 || (next >= 0 && next < stop)) throw new Error(`Expected "${end}" after "${begin.trim()}".`);
  return `${before}${begin}\n${text.trim()}\n\n${after.slice(stop)}`;
}

/**
 * @param {readonly string[]} headings
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(headings, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(headings), `|${headings.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** @param {string} cell */
function escapeCell(cell) {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
}

/**
 * @param {number | null | undefined} value
 * @param {number} decimals
 */
export function formatFigure(value, decimals) {
  if (value === undefined) throw new Error('A figure that the tables need is not in the results.');
  return value === null || !Number.isFinite(value) ? '–' : value.toFixed(decimals).replace('-', '−');
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
