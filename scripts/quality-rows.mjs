/**
 * What a page of known signals teaches about quality: the doubts about each of its leads, and how wrong they are. Pure.
 *
 * @import { EcgRecord, LeadSignal, SignalledPage } from '@einthoven/core'
 * @typedef {{ lead: string; signal: number; noise: number; meanSquare: number; coverage: number; count: number;
 *   meanDoubts: Record<string, number>; scaleKnown: boolean; samples: number[][] }} LeadRow
 */
import { measureEvidence, sampleDoubts } from '@einthoven/core';

/** Every so many samples one is kept: neighbours tell the same. */
const kept = 10;
/** Largest shift that is taken for another start of the time axis, seconds: as in Kaggle 2025. */
const largestShift = 0.2;
/** Columns that are drawn at another time than the page says, but as long, are compared from their beginnings. */
const sameLength = 0.3;

/**
 * One row a lead. A sample is a list: gain (mm/mV), error (mm, NaN as null), then its doubts in the order of sampleDoubts.
 * @param {SignalledPage} page
 * @param {EcgRecord} truth
 * @param {readonly { lead: string; gain: number; paperSpeed: number }[]} scales of each lead as it is drawn
 */
export function describePage(page, truth, scales) {
  const evidence = measureEvidence(page);
  const leads = evidence.leads.flatMap((lead) => {
    const wanted = truth.leads.find((one) => one.lead === lead.lead);
    const given = page.record.leads.find((one) => one.lead === lead.lead);
    const scale = scales.find((one) => one.lead === lead.lead);
    const region = page.layout.regions.find((one) => one.lead === lead.lead);
    if (!given || !region) return [];
    const fit = wanted ? compare(given, wanted, page.record.samplingFrequency) : null;
    const samples = [];
    for (let n = 0; n < given.samples.length; n += kept) {
      const gain = lead.gains[n] ?? Number.NaN;
      if (Number.isNaN(gain)) continue;
      const error = fit ? (fit.errors[n] ?? Number.NaN) * gain : Number.NaN;
      samples.push([gain, error, ...sampleDoubts.map((name) => lead.doubts[name][n] ?? 0)].map(round));
    }
    return [
      {
        lead: lead.lead,
        signal: fit?.signal ?? 0,
        noise: fit?.noise ?? Number.NaN,
        isPrinted: fit !== null,
        meanSquare: lead.meanSquare,
        coverage: lead.coverage,
        count: lead.gains.reduce((sum, gain) => sum + (Number.isNaN(gain) ? 0 : 1), 0),
        meanDoubts: lead.meanDoubts,
        scaleIsRight:
          scale !== undefined &&
          Math.abs(scale.gain / region.gain - 1) < 0.1 &&
          Math.abs(scale.paperSpeed / region.paperSpeed - 1) < 0.1,
        scaleIsAssumed: region.gainSource === 'assumed' || region.paperSpeedSource === 'assumed',
        samples,
      },
    ];
  });
  return { page: evidence.page, leads };
}

/** @param {number} value */
const round = (value) => Math.round(value * 1000) / 1000;

/**
 * Power of the true signal and of the error after Kaggle 2025: best whole-sample shift of at most 0.2 s, then the best
 * level; what is missing is 0 mV. `errors` (mV) by sample of the estimate, the median of the lead's errors taken off.
 * @param {LeadSignal} given
 * @param {LeadSignal} wanted
 * @param {number} frequency
 */
export function compare(given, wanted, frequency) {
  const length = (/** @type {LeadSignal} */ { start, end }) => end - start;
  const isLater = Math.abs(given.start - wanted.start) > sameLength;
  const isAsLong = Math.abs(length(given) - length(wanted)) < sameLength;
  const ahead = isLater && isAsLong ? Math.round((given.start - wanted.start) * frequency) : 0;
  const first = wanted.samples.findIndex(Number.isFinite);
  const end = wanted.samples.findLastIndex(Number.isFinite) + 1;
  const count = end - first;
  if (first < 0) return null;
  const drawn = Float64Array.from({ length: count }, (_, i) => wanted.samples[first + i] ?? Number.NaN);
  const finite = drawn.filter(Number.isFinite);
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const label = drawn.map((value) => (Number.isFinite(value) ? value : mean));
  const read = Float64Array.from({ length: count }, (_, i) => given.samples[first + i + ahead] ?? Number.NaN);
  const filled = read.map((value) => (Number.isFinite(value) ? value : 0));
  const lag = bestLag(label, filled, Math.min(Math.trunc(frequency * largestShift), count - 1));
  const [from, to] = [Math.max(lag, 0), count + Math.min(lag, 0)];
  let height = 0;
  for (let i = from; i < to; i++) height += (at(filled, i - lag) - at(label, i)) / (to - from);
  let [signal, noise] = [0, 0];
  const errors = new Float32Array(given.samples.length).fill(Number.NaN);
  const found = [];
  for (let i = 0; i < count; i++) {
    if (!Number.isFinite(drawn[i])) continue;
    const moved = i >= from && i < to ? at(filled, i - lag) - height : 0;
    signal += at(label, i) ** 2;
    noise += (at(label, i) - moved) ** 2;
    const error = at(read, i - lag) - at(label, i);
    if (!Number.isFinite(error)) continue;
    errors[first + i - lag + ahead] = error;
    found.push(error);
  }
  const middle = found.sort((a, b) => a - b)[found.length >> 1] ?? 0;
  return { signal, noise, errors: errors.map((error) => error - middle) };
}

/** @param {Float64Array} values @param {number} i */
const at = (values, i) => values[i] ?? Number.NaN;

/**
 * By how many samples the estimate must move later.
 * @param {Float64Array} label
 * @param {Float64Array} estimate
 * @param {number} most
 */
function bestLag(label, estimate, most) {
  const center = (/** @type {Float64Array} */ values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [x, y] = [center(label), center(estimate)];
  let best = { lag: 0, product: Number.NEGATIVE_INFINITY };
  for (let size = 0; size <= most; size++) {
    for (const lag of [size, -size]) {
      let product = 0;
      for (let i = Math.max(0, lag); i < x.length + Math.min(0, lag); i++) product += at(x, i) * at(y, i - lag);
      if (product > best.product + 1e-12) best = { lag, product };
    }
  }
  return best.lag;
}
