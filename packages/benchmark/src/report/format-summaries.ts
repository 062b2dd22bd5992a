import type { Summary } from '../metrics/summary.ts';
import { alignColumns } from './align-columns.ts';
import { formatNumber } from './format-number.ts';

type Column = readonly [heading: string, figure: keyof Summary, decimals: number];

const accuracyColumns: readonly Column[] = [
  ['pages', 'pages', 0],
  ['failed', 'failed', 0],
  ['kaggle med dB', 'kaggleMedian', 2],
  ['p10', 'kagglePercentile10', 2],
  ['lin mean', 'kaggleLinear', 2],
  ['AC med', 'kaggleAlternatingMedian', 2],
  ['c24 exact dB', 'challenge2024', 2],
  ['mended', 'challenge2024Mended', 2],
  ['no shift', 'challenge2024Unshifted', 2],
  ['open-ecg dB', 'openEcgDigitizer', 2],
  ['abs med dB', 'absoluteMedian', 2],
];
const detailColumns: readonly Column[] = [
  ['offset ms', 'timeOffset', 2],
  ['|offset| p90', 'timeOffsetSize90', 2],
  ['|time scale| %', 'timeScaleErrorSize', 3],
  ['|gain error| %', 'gainErrorSize', 2],
  ['rmse µV', 'rootMeanSquareError', 1],
  ['r', 'correlation', 4],
  ['coverage', 'coverage', 3],
  ['false', 'falselyDrawn', 3],
  ['recall', 'leadRecall', 3],
  ['wrong', 'wrongLeads', 0],
  ['inverted', 'invertedLeads', 0],
  ['s med', 'secondsMedian', 2],
  ['s max', 'secondsMaximum', 2],
  ['peak MB', 'peakMegabytes', 0],
];

/** The figures of every category as two tables: SNRs, then the rest. */
export function formatSummaries(categories: Readonly<Record<string, Summary>>, by: string): string {
  const table = (columns: readonly Column[]) =>
    alignColumns([
      [by, ...columns.map(([heading]) => heading)],
      ...Object.entries(categories).map(([name, summary]) => [
        name,
        ...columns.map(([, figure, decimals]) => formatNumber(summary[figure], decimals)),
      ]),
    ]);
  return `${table(accuracyColumns)}\n\n${table(detailColumns)}`;
}
