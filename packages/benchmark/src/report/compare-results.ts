import type { Summary } from '../metrics/summary.ts';
import { alignColumns } from './align-columns.ts';
import { formatNumber } from './format-number.ts';
import type { Results } from './results.ts';

/** Pages listed at each end. */
const listedPages = 10;
/** Smaller differences are rounding, not change. dB. */
const smallestChange = 0.01;

const comparedFigures: readonly (readonly [heading: string, figure: keyof Summary, decimals: number])[] = [
  ['failed', 'failed', 0],
  ['kaggle med', 'kaggleMedian', 2],
  ['p10', 'kagglePercentile10', 2],
  ['lin mean', 'kaggleLinear', 2],
  ['c24 exact', 'challenge2024', 2],
  ['mended', 'challenge2024Mended', 2],
  ['open-ecg', 'openEcgDigitizer', 2],
  ['abs med', 'absoluteMedian', 2],
  ['|offset| p90', 'timeOffsetSize90', 2],
  ['|gain| %', 'gainErrorSize', 2],
  ['rmse µV', 'rootMeanSquareError', 1],
  ['coverage', 'coverage', 3],
  ['recall', 'leadRecall', 3],
  ['s med', 'secondsMedian', 2],
];

/** What changed since an earlier run, over the pages that both have: by category, then the biggest losers and gainers. */
export function compareResults(now: Results, earlier: Results): string {
  const headings = ['now − earlier', ...comparedFigures.map(([heading]) => heading)];
  const rows = Object.entries(now.categories).flatMap(([name, summary]) => {
    const before = earlier.categories[name];
    if (before === undefined) return [];
    return [
      [name, ...comparedFigures.map(([, figure, decimals]) => signed(summary[figure] - before[figure], decimals))],
    ];
  });
  return [samePagesNote(now, earlier), alignColumns([headings, ...rows]), ...pageChanges(now, earlier)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function samePagesNote(now: Results, earlier: Results): string {
  const idsBefore = new Set(earlier.pages.map((page) => page.id));
  const idsNow = new Set(now.pages.map((page) => page.id));
  const added = [...idsNow].filter((id) => !idsBefore.has(id)).length;
  const gone = [...idsBefore].filter((id) => !idsNow.has(id)).length;
  return added + gone === 0
    ? ''
    : `Not the same pages: ${added} are new, ${gone} are gone; the categories' figures differ for that alone.`;
}

function pageChanges(now: Results, earlier: Results): string[] {
  const before = new Map(earlier.pages.map((page) => [page.id, page.score]));
  const changes = now.pages
    .flatMap(({ id, score }) => {
      const old = before.get(id);
      return old === undefined ? [] : [{ id, old, score, change: score.kaggle2025 - old.kaggle2025 }];
    })
    .sort((a, b) => a.change - b.change);
  const list = (title: string, pages: typeof changes) => {
    if (pages.length === 0) return `${title}: none`;
    const rows = pages.map(({ id, old, score, change }) => [
      id,
      old.failure === null ? formatNumber(old.kaggle2025, 2) : 'failed',
      score.failure === null ? formatNumber(score.kaggle2025, 2) : 'failed',
      signed(change, 2),
    ]);
    return alignColumns([[title, 'earlier dB', 'now dB', 'change'], ...rows]);
  };
  const losers = changes.filter((page) => page.change < -smallestChange).slice(0, listedPages);
  const gainers = changes.filter((page) => page.change > smallestChange).slice(-listedPages);
  return [list('biggest losers', losers), list('biggest gainers', gainers.toReversed())];
}

function signed(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 ? `+${text}` : text;
}
