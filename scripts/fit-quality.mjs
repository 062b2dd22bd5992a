/**
 * Fits how errors follow from doubts to rows of quality-rows.mjs. Pure: the same rows give the same calibration.
 *
 * @import { LeadRow } from './quality-rows.mjs'
 * @typedef {{ head: { record: string }; error: object | null; page: Record<string, number>; leads: LeadRow[] }} PageRow
 * @typedef {{ at: number[]; value: number[] }} Curve
 */
import { pageDoubts, sampleDoubts } from '@einthoven/core';
import { quantile } from './quantile.mjs';

/** Errors (mm) smaller than this are all as good: a sixteenth of a millimetre is half a pixel of the flat page. */
const smallestError = 0.06;
/** Errors (mm) greater than this are all as bad: they are of another line. */
const largestError = 10;
/** The expected error is one that this part of the errors stays below: the standard deviation, were they normal. */
export const usualPart = 0.68;
/** Limits (mm) between which the share of small errors is interpolated: 0.1 mV at 2.5 to 20 mm/mV, and beyond. */
const limits = [0.125, 0.25, 0.5, 1, 2, 4];
/** Points of the curves, and how few rows a point may stand for. */
const samplePoints = 24;
const leadPoints = 10;
const pagePoints = 6;
/** Keeps the weights of rare doubts small: this many rows speak for a weight of 0. */
const ridge = { samples: 300, leads: 12 };
/** Ratios beyond these (dB) count as these. */
const [leastRatio, mostRatio] = [-10, 40];

/** @param {LeadRow} row */
export const ratioOf = ({ signal, noise }) =>
  Math.min(mostRatio, Math.max(leastRatio, 10 * Math.log10(Math.max(signal, 1e-9) / Math.max(noise, 1e-9))));

/**
 * Rows that a calibration may use: what is drawn at the scale that was found. Nothing in a trace tells a wrong scale.
 * @param {PageRow} row
 */
export const usableLeads = ({ leads }) => leads.filter((lead) => lead.isPrinted && lead.scaleIsRight);

/** @param {readonly PageRow[]} pages */
export function fitQuality(pages) {
  const read = pages.filter((page) => page.error === null);
  const sample = fitSamples(read);
  const lead = fitLeads(read, sample);
  return { sample, lead, page: fitPages(read, { sample, lead }) };
}

/** @param {readonly PageRow[]} pages */
function fitSamples(pages) {
  const rows = [];
  const targets = [];
  const errors = [];
  for (const page of pages) {
    for (const lead of usableLeads(page)) {
      const shared = [
        ...sampleDoubts.map((name) => lead.meanDoubts[name]),
        ...pageDoubts.map((name) => page.page[name]),
      ];
      for (const [, error, ...doubts] of lead.samples) {
        if (error === null) continue;
        rows.push([1, ...doubts, ...shared]);
        targets.push(Math.log(Math.min(largestError, Math.abs(error)) + smallestError));
        errors.push(Math.abs(error));
      }
    }
  }
  const first = 1 + sampleDoubts.length;
  const weights = solveWithout(rows, targets, {
    strength: ridge.samples,
    // A doubt that grows over a whole lead must not make its samples trusted more.
    isOdd: (found, k) => k >= first && k < first + sampleDoubts.length && found[k] + found[k - sampleDoubts.length] < 0,
  });
  const scores = rows.map((row) => dot(row, weights));
  const order = scores.map((_, index) => index).sort((a, b) => scores[a] - scores[b]);
  const groups = split(order, samplePoints);
  const at = groups.map((group) => mean(group.map((index) => scores[index])));
  const curve = (/** @type {(error: number) => number} */ figure, /** @type {1 | -1} */ direction) =>
    monotonic(
      at,
      groups.map((group) => mean(group.map((index) => figure(errors[index])))),
      direction,
    );
  const usual = groups.map((group) =>
    quantile(
      group.map((index) => errors[index]),
      usualPart,
    ),
  );
  return {
    ...nameWeights(weights, { own: true }),
    error: monotonic(at, usual, 1),
    within: limits.map((millimetres) => ({ millimetres, share: curve((error) => (error <= millimetres ? 1 : 0), -1) })),
  };
}

/** Expected ratio by the errors of the samples; the same arithmetic as judge-lead.ts, on the samples that were kept. */
export function ratioOfRow(lead, page, sample) {
  const scores = scoreLeadSamples(lead, page, sample);
  let sum = 0;
  for (const [index, [gain]] of lead.samples.entries()) sum += (readCurve(sample.error, scores[index]) / gain) ** 2;
  if (lead.samples.length === 0 || lead.meanSquare === 0) return leastRatio;
  const noise = (lead.coverage * sum) / lead.samples.length + (1 - lead.coverage) * lead.meanSquare;
  return Math.min(mostRatio, Math.max(leastRatio, 10 * Math.log10(lead.meanSquare / noise)));
}

/** Score of every kept sample of a lead. */
export function scoreLeadSamples(lead, page, sample) {
  const shared = sharedScore(lead, page, sample);
  return lead.samples.map(([, , ...doubts]) =>
    doubts.reduce((total, doubt, k) => total + doubt * sample.own[sampleDoubts[k]], shared),
  );
}

function sharedScore(lead, page, weights) {
  let score = weights.intercept;
  for (const name of sampleDoubts) score += weights.mean[name] * lead.meanDoubts[name];
  for (const name of pageDoubts) score += weights.page[name] * page[name];
  return score;
}

function fitLeads(pages, sample) {
  const rows = [];
  const targets = [];
  for (const page of pages) {
    for (const lead of usableLeads(page)) {
      const shared = [
        ...sampleDoubts.map((name) => lead.meanDoubts[name]),
        ...pageDoubts.map((name) => page.page[name]),
      ];
      rows.push([1, ratioOfRow(lead, page.page, sample), ...shared]);
      targets.push(ratioOf(lead));
    }
  }
  const weights = solveWithout(rows, targets, {
    strength: ridge.leads,
    isOdd: (found, k) => k >= 2 && k < 2 + sampleDoubts.length && found[k] > 0,
  });
  const [intercept, ratio, ...rest] = weights;
  const scores = rows.map((row) => dot(row, weights));
  return {
    ...nameWeights([intercept, ...rest], { own: false }),
    ratio,
    ...quantileCurves(scores, targets, leadPoints),
  };
}

export function scoreRow(lead, page, { sample, lead: weights }) {
  return sharedScore(lead, page, weights) + weights.ratio * ratioOfRow(lead, page, sample);
}

/** Ratio of a page by the expected ratios of its leads; the same arithmetic as judge-page.ts. */
export function ratioOfPage(page, calibration) {
  let [signal, noise] = [0, 0];
  for (const lead of page.leads) {
    const expected = readCurve(calibration.lead.expected, scoreRow(lead, page.page, calibration));
    signal += lead.meanSquare * lead.count;
    noise += (lead.meanSquare * lead.count) / 10 ** (expected / 10);
  }
  return noise > 0 ? 10 * Math.log10(signal / noise) : leastRatio;
}

/** Measured ratio of all leads of a page together. */
export function trueRatioOfPage({ leads }) {
  const sum = (figure) => leads.reduce((total, lead) => total + (lead[figure] ?? 0), 0);
  return ratioOf({ signal: sum('signal'), noise: sum('noise') });
}

function fitPages(pages, calibration) {
  const whole = pages.filter((page) => usableLeads(page).length === page.leads.length);
  const scores = whole.map((page) => ratioOfPage(page, calibration));
  return quantileCurves(scores, whole.map(trueRatioOfPage), pagePoints);
}

/** Median and 10th percentile of the targets by score. */
function quantileCurves(scores, targets, points) {
  const order = scores.map((_, index) => index).sort((a, b) => scores[a] - scores[b]);
  const groups = split(order, points);
  const at = groups.map((group) => mean(group.map((index) => scores[index])));
  const curve = (part) =>
    monotonic(
      at,
      groups.map((group) =>
        quantile(
          group.map((index) => targets[index]),
          part,
        ),
      ),
      1,
    );
  return { expected: curve(0.5), low: curve(0.1) };
}

export function readCurve({ at, value }, x) {
  const after = at.findIndex((place) => place >= x);
  if (after < 0) return value.at(-1);
  if (after === 0) return value[0];
  const [from, to] = [at[after - 1], at[after]];
  return value[after - 1] + ((value[after] - value[after - 1]) * (x - from)) / (to - from);
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const dot = (a, b) => a.reduce((sum, value, k) => sum + value * b[k], 0);

/** In order, in groups as equal as possible. */
function split(order, points) {
  const count = Math.max(1, Math.min(points, Math.floor(order.length / 4)));
  return Array.from({ length: count }, (_, k) =>
    order.slice(Math.round((k * order.length) / count), Math.round(((k + 1) * order.length) / count)),
  );
}

/** The nearest curve that only rises (or falls): neighbours that break the order are averaged. */
export function monotonic(at, values, direction) {
  const pools = [];
  for (const [index, value] of values.entries()) {
    pools.push({ sum: value, count: 1, at: [at[index]] });
    while (pools.length > 1) {
      const [before, last] = pools.slice(-2);
      if (direction * (last.sum / last.count - before.sum / before.count) >= 0) break;
      pools.splice(-2, 2, {
        sum: before.sum + last.sum,
        count: before.count + last.count,
        at: [...before.at, ...last.at],
      });
    }
  }
  return { at: [...at], value: pools.flatMap((pool) => pool.at.map(() => pool.sum / pool.count)) };
}

function nameWeights(weights, { own }) {
  const [intercept, ...rest] = weights;
  const take = (names) => Object.fromEntries(names.map((name) => [name, rest.shift()]));
  return { intercept, ...(own ? { own: take(sampleDoubts) } : {}), mean: take(sampleDoubts), page: take(pageDoubts) };
}

/** As `solve`, anew without the columns whose weights are odd, until none is; theirs are 0. */
function solveWithout(rows, targets, { strength, isOdd }) {
  for (;;) {
    const weights = solve(rows, targets, strength);
    const odd = weights.flatMap((weight, k) => (weight !== 0 && isOdd(weights, k) ? [k] : []));
    if (odd.length === 0) return weights;
    for (const row of rows) for (const k of odd) row[k] = 0;
  }
}

/** Least squares with a ridge on every standardized weight but the first. */
export function solve(rows, targets, strength) {
  const width = rows[0].length;
  const spread = Array.from({ length: width }, (_, k) => {
    if (k === 0) return 1;
    const middle = rows.reduce((sum, row) => sum + row[k], 0) / rows.length;
    return Math.sqrt(rows.reduce((sum, row) => sum + (row[k] - middle) ** 2, 0) / rows.length) || 1;
  });
  const matrix = Array.from({ length: width }, () => new Float64Array(width + 1));
  for (const [index, row] of rows.entries()) {
    for (let i = 0; i < width; i++) {
      const x = row[i] / spread[i];
      if (x === 0) continue;
      for (let j = 0; j < width; j++) matrix[i][j] += (x * row[j]) / spread[j];
      matrix[i][width] += x * targets[index];
    }
  }
  for (let i = 1; i < width; i++) matrix[i][i] += strength;
  for (let i = 0; i < width; i++) {
    let pivot = i;
    for (let k = i + 1; k < width; k++) if (Math.abs(matrix[k][i]) > Math.abs(matrix[pivot][i])) pivot = k;
    [matrix[i], matrix[pivot]] = [matrix[pivot], matrix[i]];
    for (let k = 0; k < width; k++) {
      if (k === i) continue;
      const factor = matrix[k][i] / matrix[i][i];
      for (let j = i; j <= width; j++) matrix[k][j] -= factor * matrix[i][j];
    }
  }
  return matrix.map((row, i) => row[width] / row[i] / spread[i]);
}
