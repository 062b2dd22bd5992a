// @ts-nocheck plain JavaScript has no `!` to say that an index is within bounds
/**
 * Whether a record has what a person saw on its page: the leads, how long the longest row lasts, how many QRS complexes it
 * shows, how tall those of II and V2 are. Pure.
 *
 * @typedef {{ readonly lead: string; readonly samples: ArrayLike<number> }} Lead
 * @typedef {{ readonly samplingFrequency: number; readonly leads: readonly Lead[] }} EcgRecord
 * @typedef {{ readonly lead: string | null; readonly durationS?: number | null; readonly qrsCount?: number | null;
 *   readonly countedIn?: string }} SeenRow
 * @typedef {{ readonly layout: readonly (readonly (string | null)[])[]; readonly unreliableLeads?: readonly string[] | null;
 *   readonly rhythmStrip?: SeenRow | null; readonly qrsPeakToPeakMv?: Readonly<Record<string, number | null>> | null }} Label
 * @typedef {{ readonly what: string; readonly read: number; readonly seen: number; readonly right: boolean }} Check
 * @typedef {{ readonly missing: readonly string[]; readonly wrong: readonly string[]; readonly checks: readonly Check[];
 *   readonly right: boolean }} PageScore
 */
import { complexEnergy, complexHeight, findComplexes, heightAtComplexes, longestSpan } from './complex-rules.mjs';

/** A lead counts as read from so many seconds on. */
const leastSeconds = 0.3;
/** How far durations (parts, seconds), counts and heights (mV, parts) may differ: what a person sees is no truer. */
const tolerance = { durationPart: 0.05, seconds: 0.3, complexes: 1, millivolts: 0.3, heightPart: 0.25 };
/** Between two leads of a row their names may stand (seconds): a person counts that time, too. */
const longestSeam = 0.5;
/** How labels say that the QRS complexes were counted in all leads of the first row. */
const wholeRow = /first full row/;

/**
 * @param {EcgRecord} record
 * @param {Label} label
 * @param {{ readonly joinRow: boolean; readonly atComplexes: boolean }} options joinRow: the first row joined along time where
 *   it was counted in, else its first lead alone; atComplexes: heights where the complexes are, else in windows of one length
 * @returns {PageScore}
 */
export function scoreRealPage({ samplingFrequency, leads }, label, { joinRow, atComplexes }) {
  const read = new Map(
    leads
      .map(({ lead, samples }) => /** @type {const} */ ([plainName(lead), Float64Array.from(samples)]))
      .filter(
        ([, samples]) => samples.filter((value) => !Number.isNaN(value)).length > leastSeconds * samplingFrequency,
      ),
  );
  const printed = new Set(label.layout.flat().flatMap((lead) => (lead === null ? [] : [plainName(lead)])));
  const missing = [...printed].filter((lead) => !read.has(lead) && !label.unreliableLeads?.includes(lead));
  const wrong = [...read.keys()].filter((lead) => !printed.has(lead));
  const checks = [
    ...checkRow(rowLeads(label, joinRow), { read, samplingFrequency, seen: label.rhythmStrip ?? null }),
    ...Object.entries(label.qrsPeakToPeakMv ?? {}).flatMap(([lead, seen]) => {
      const samples = read.get(lead);
      if (!seen || samples === undefined) return [];
      const height = (atComplexes ? heightAtComplexes : complexHeight)(samples, samplingFrequency);
      return [check(`${lead} mV`, [height, seen], Math.max(tolerance.millivolts, tolerance.heightPart * seen))];
    }),
  ];
  const right = missing.length === 0 && wrong.length === 0 && checks.every((each) => each.right);
  return { missing, wrong, checks, right };
}

/**
 * Leads whose samples, one after the other, are what was counted in.
 * @param {Label} label
 * @param {boolean} joinRow
 * @returns {string[]}
 */
function rowLeads({ rhythmStrip, layout: [first = []] }, joinRow) {
  if (rhythmStrip?.lead) return [plainName(rhythmStrip.lead)];
  const row = first.flatMap((lead) => (lead === null ? [] : [plainName(lead)]));
  return joinRow && wholeRow.test(rhythmStrip?.countedIn ?? '') ? row : row.slice(0, 1);
}

/**
 * @param {readonly string[]} names
 * @param {{ readonly read: ReadonlyMap<string, Float64Array>; readonly samplingFrequency: number;
 *   readonly seen: SeenRow | null }} row
 */
function checkRow(names, { read, samplingFrequency, seen }) {
  const samples = names.flatMap((name) => read.get(name) ?? []);
  if (samples.length === 0 || !seen?.durationS) return [];
  const joined = joinLeads(samples, Math.round(longestSeam * samplingFrequency));
  const [first, end] = longestSpan(joined.samples);
  const seconds = (end - first) / samplingFrequency;
  const checks = [
    check('s', [seconds, seen.durationS], Math.max(tolerance.seconds, tolerance.durationPart * seen.durationS)),
  ];
  if (typeof seen.qrsCount !== 'number') return checks;
  const energy = complexEnergy(joined.samples.subarray(first, end), samplingFrequency);
  const stretches = joined.stretches
    .map(([from, to]) => /** @type {const} */ ([Math.max(from, first) - first, Math.min(to, end) - first]))
    .filter(([from, to]) => to > from);
  const count = seconds < 1 ? 0 : findComplexes(energy, samplingFrequency, stretches).length;
  return [...checks, check('QRS', [count, seen.qrsCount], tolerance.complexes)];
}

/**
 * Leads in one line: where they stand side by side summed, each about its own median, so that seams are no steps. Each
 * stretch of time belongs to the lead that begins there; between one lead and the next nothing happens.
 * @param {readonly Float64Array[]} leads
 * @param {number} longest samples between two leads that are bridged
 * @returns {{ samples: Float64Array; stretches: (readonly [number, number])[] }}
 */
function joinLeads(leads, longest) {
  if (leads.length === 1) return { samples: leads[0], stretches: [[0, leads[0].length]] };
  const samples = new Float64Array(Math.max(...leads.map(({ length }) => length))).fill(Number.NaN);
  const spans = [];
  for (const lead of leads) {
    const [first, end] = longestSpan(lead);
    const known = lead.filter((value) => !Number.isNaN(value)).sort();
    const level = known[known.length >> 1] ?? 0;
    for (let n = 0; n < lead.length; n++) {
      if (!Number.isNaN(lead[n])) samples[n] = (Number.isNaN(samples[n]) ? 0 : samples[n]) + lead[n] - level;
    }
    spans.push({ first, end });
  }
  spans.sort((a, b) => a.first - b.first);
  for (const [k, { end }] of spans.slice(0, -1).entries()) {
    const { first } = spans[k + 1];
    if (first - end > 0 && first - end <= longest) samples.fill(0, end, first);
  }
  const bounds = [0, ...[...new Set(spans.map(({ first }) => first))].slice(1), samples.length];
  return { samples, stretches: bounds.slice(1).map((end, k) => [bounds[k], end]) };
}

/**
 * @param {string} what
 * @param {readonly [read: number, seen: number]} values
 * @param {number} allowed
 * @returns {Check}
 */
function check(what, [read, seen], allowed) {
  return { what, read, seen, right: Math.abs(read - seen) <= allowed };
}

/**
 * Inverted leads are read turned over.
 * @param {string} lead
 */
function plainName(lead) {
  return lead.replace(/^[-−]/, '');
}
