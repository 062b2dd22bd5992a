/** Tables of docs/quality.md: what grades and confidence promise, and what was measured. Pure. */
import { gradeByRatio } from '@einthoven/core';
import {
  ratioOf,
  ratioOfPage,
  readCurve,
  scoreLeadSamples,
  scoreRow,
  trueRatioOfPage,
  usableLeads,
  usualPart,
} from './fit-quality.mjs';
import { quantile } from './quantile.mjs';

const grades = ['excellent', 'good', 'fair', 'poor'];
const confidentWithin = 0.1;

/** Measured ratios of leads and pages by the grade that they are given. */
export function gradeTable(pages, calibration) {
  const rows = [];
  const read = pages.filter((page) => page.error === null);
  const leads = read.flatMap((page) =>
    usableLeads(page).map((lead) => ({
      grade: gradeByRatio(readCurve(calibration.lead.low, scoreRow(lead, page.page, calibration))),
      ratio: ratioOf(lead),
    })),
  );
  const whole = read
    .filter((page) => usableLeads(page).length === page.leads.length)
    .map((page) => ({
      grade: gradeByRatio(readCurve(calibration.page.low, ratioOfPage(page, calibration))),
      ratio: trueRatioOfPage(page),
    }));
  for (const [of, judged] of [
    ['lead', leads],
    ['page', whole],
  ]) {
    for (const grade of grades) {
      const ratios = judged.filter((one) => one.grade === grade).map((one) => one.ratio);
      const figure = (part) => (ratios.length === 0 ? '–' : quantile(ratios, part).toFixed(1));
      const above = ratios.length === 0 ? '–' : percent(ratios.filter((ratio) => ratio >= 20).length / ratios.length);
      rows.push([of, grade, `${ratios.length}`, figure(0.1), figure(0.5), figure(0.9), above]);
    }
  }
  return table(
    ['of a', 'grade', 'number', '10th percentile dB', 'median dB', '90th percentile dB', '20 dB or more'],
    rows,
  );
}

/** Of samples said to be so sure, the part that is within 0.1 mV. */
export function reliabilityTable(pages, calibration) {
  const bounds = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0001];
  const all = judgeAll(pages, calibration);
  const rows = bounds.slice(1).map((bound, k) => {
    const inside = all.filter(({ confidence }) => confidence >= bounds[k] && confidence < bound);
    const mean = (figure) => inside.reduce((sum, one) => sum + figure(one), 0) / inside.length;
    return [
      `${percent(bounds[k])} to ${percent(Math.min(1, bound))}`,
      `${inside.length}`,
      inside.length === 0 ? '–' : percent(mean((one) => one.confidence)),
      inside.length === 0 ? '–' : percent(mean((one) => (one.error <= confidentWithin ? 1 : 0))),
    ];
  });
  return table(['confidence', 'samples', 'said', 'within 0.1 mV'], rows);
}

/** Of samples said to have such an error, the error that they have. */
export function errorTable(pages, calibration) {
  const bounds = [0, 3, 5, 10, 20, 50, 100, Infinity];
  const all = judgeAll(pages, calibration);
  const rows = bounds.slice(1).map((bound, k) => {
    const inside = all.filter(({ expected }) => expected >= bounds[k] && expected < bound);
    const errors = inside.map((one) => 1000 * one.error);
    const figure = (values, part) => (inside.length === 0 ? '–' : quantile(values, part).toFixed(0));
    return [
      bound === Infinity ? `${bounds[k]} and more` : `${bounds[k]} to ${bound}`,
      `${inside.length}`,
      figure(
        inside.map((one) => one.expected),
        0.5,
      ),
      figure(errors, usualPart),
      inside.length === 0
        ? '–'
        : percent(inside.filter((one) => 1000 * one.error <= one.expected).length / inside.length),
    ];
  });
  return table(['expected µV', 'samples', 'said, median', 'measured, 68th percentile', 'smaller than said'], rows);
}

/** Confidence, expected error (µV) and error (mV) of every kept sample. */
function judgeAll(pages, { sample }) {
  return pages.flatMap((page) =>
    page.error !== null
      ? []
      : usableLeads(page).flatMap((lead) => {
          const scores = scoreLeadSamples(lead, page.page, sample);
          return lead.samples.flatMap(([gain, error], index) => {
            if (error === null) return [];
            const at = sample.within.map(({ millimetres }) => Math.log(millimetres));
            const value = sample.within.map(({ share }) => readCurve(share, scores[index]));
            const confidence = readCurve({ at, value }, Math.log(confidentWithin * gain));
            const expected = (1000 * readCurve(sample.error, scores[index])) / gain;
            return [{ confidence, expected, error: Math.abs(error) / gain }];
          });
        }),
  );
}

const percent = (share) => `${Math.round(share * 100)} %`;

function table(headings, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(headings), `|${headings.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}
