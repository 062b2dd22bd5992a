/**
 * The tables of docs/measurements.md as Markdown, from what scripts/measure-measurements.mjs wrote. Pure.
 *
 * @typedef {Readonly<Record<string, number | null>>} Values by the names of `EcgMeasurements`
 * @typedef {{ id: string; truth: Values | null; signals: Values; digitized: Values | null; error: string | null }} MeasuredPage
 * @typedef {{ name: string; pages: MeasuredPage[] }} MeasuredKind
 */
import { formatFigure, markdownTable } from './measured-tables.mjs';

/** What is measured: key, words of the table, unit. @type {readonly (readonly [string, string, string])[]} */
export const measurementNames = [
  ['heartRate', 'heart rate', '1/min'],
  ['pDuration', 'P', 'ms'],
  ['prInterval', 'PR', 'ms'],
  ['qrsDuration', 'QRS', 'ms'],
  ['qtInterval', 'QT', 'ms'],
  ['qtcBazett', 'QTc Bazett', 'ms'],
  ['qtcFridericia', 'QTc Fridericia', 'ms'],
  ['pAxis', 'P axis', '°'],
  ['qrsAxis', 'QRS axis', '°'],
  ['tAxis', 'T axis', '°'],
];

/**
 * Differences between the measurements on a page and those on the signals that were printed on it.
 * @param {MeasuredKind} kind
 */
export function differenceTable({ pages }) {
  const read = pages.flatMap((page) =>
    page.digitized === null ? [] : [{ before: page.signals, after: page.digitized }],
  );
  const rows = measurementNames.map(([key, name, unit]) => {
    const both = read.flatMap(({ before, after }) => differenceOf(before[key], after[key], unit));
    const before = read.map((page) => page.before[key] ?? null).filter((value) => value !== null);
    const lost = read.filter((page) => typeof page.before[key] === 'number' && typeof page.after[key] !== 'number');
    const found = read.filter((page) => typeof page.before[key] !== 'number' && typeof page.after[key] === 'number');
    return [
      `${name}, ${unit}`,
      formatFigure(percentile(before, 0.5), 0),
      ...describeErrors(both),
      `${both.length}`,
      `${lost.length}`,
      `${found.length}`,
    ];
  });
  const refused = pages.filter((page) => page.digitized === null).map((page) => page.error);
  const note =
    refused.length === 0 ? '' : `\n\n${refused.length} pages were refused: ${[...new Set(refused)].join(', ')}.`;
  const headings = [
    '',
    'median value',
    'median difference',
    'median size',
    '90th percentile of the size',
    'pages',
    'lost',
    'only on the page',
  ];
  return markdownTable(headings, rows) + note;
}

/**
 * Errors of both, the signals and the pages, where the truth is known.
 * @param {MeasuredKind} kind
 */
export function errorTable({ pages }) {
  const rows = measurementNames.flatMap(([key, name, unit]) => {
    const known = pages.flatMap(({ truth, signals, digitized }) => {
      const value = truth?.[key];
      return typeof value === 'number' && digitized !== null ? [{ truth: value, signals, digitized }] : [];
    });
    if (known.length === 0) return [];
    return [
      ['signals', 'signals'],
      ['digitized', 'digitized page'],
    ].map(([part, words]) => {
      const errors = known.flatMap((page) =>
        differenceOf(page.truth, page[/** @type {'signals' | 'digitized'} */ (part)][key], unit),
      );
      return [`${name}, ${unit}`, `${words}`, ...describeErrors(errors), `${errors.length}`];
    });
  });
  return markdownTable(
    ['', 'measured on', 'median error', 'median size', '90th percentile of the size', 'hearts'],
    rows,
  );
}

/** @param {readonly number[]} errors */
function describeErrors(errors) {
  const sizes = errors.map(Math.abs);
  return [percentile(errors, 0.5), percentile(sizes, 0.5), percentile(sizes, 0.9)].map((value) =>
    formatFigure(value, 1),
  );
}

/**
 * @param {number | null | undefined} from
 * @param {number | null | undefined} to
 * @param {string} unit
 */
function differenceOf(from, to, unit) {
  if (typeof from !== 'number' || typeof to !== 'number') return [];
  const difference = to - from;
  return [unit === '°' ? difference - 360 * Math.round(difference / 360) : difference];
}

/**
 * @param {readonly number[]} values
 * @param {number} part
 */
function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
