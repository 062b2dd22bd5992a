/**
 * Measures on real records how the leads of a heart go together, writes packages/core/src/stages/quality/leads/
 * shipped-beat-model.ts from it, and measures how many planted faults are found and how many sound records are flagged.
 * Leads are shown as a page of three rows and four columns shows them: each for its own quarter of the record.
 *
 * npm run build
 * node scripts/measure-leads.mjs --records <folder of .hea>
 *
 * Four folds: each record is judged by a model of records that are not in its fold. The model that is written is of all.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { averageBeats, findDoubledLeads, findLeadFault, leadFaults, leadNames } from '@einthoven/core';
import { createSeededRandom } from '@einthoven/core/render';
import { readRecordFile } from '@einthoven/node';
import { quantile } from './fit-quality.mjs';
import { fillTable } from './measured-tables.mjs';

const phases = [
  [-0.22, -0.17],
  [-0.17, -0.13],
  [-0.13, -0.09],
  [-0.06, -0.03],
  [-0.03, -0.01],
  [-0.01, 0.01],
  [0.01, 0.03],
  [0.03, 0.06],
  [0.09, 0.15],
  [0.15, 0.2],
  [0.2, 0.26],
  [0.26, 0.33],
  [0.33, 0.4],
];
const beatStart = -0.26;
/** What reading from paper and other beats in other columns add to every lead: a fifth of the leads' size. */
const reading = 0.2;
/** Part of the sound records that may be flagged. */
const falseFlags = 0.01;
/** Errors of reading, mV: 15 µV is a ratio of 20 dB where the signal has 150 µV. */
const readingNoise = 0.015;
const folds = 4;
const faultsPerRecord = 4;

const { values: given } = parseArgs({ options: { records: { type: 'string' } } });
if (given.records === undefined) throw new Error('--records: a folder of WFDB records is needed.');
const files = readdirSync(given.records)
  .filter((name) => name.endsWith('.hea'))
  .sort();
const random = createSeededRandom(20_240);
const cases = [];
for (const [index, file] of files.entries()) {
  const record = await readRecordFile(join(given.records, file));
  const sound = averageBeats(showColumns(record));
  if (sound.size < leadNames.length) continue;
  const planted = Array.from({ length: faultsPerRecord }, () => {
    const fault = leadFaults[Math.floor(random.uniform() * leadFaults.length)];
    return { fault, beats: averageBeats(showColumns(plant(record, fault))) };
  });
  cases.push({ fold: index % folds, file, sound, planted, ...plantDouble(record) });
}

const clean = [];
for (const one of cases) one.model = null;
for (let fold = 0; fold < folds; fold++) {
  const model = fitModel(cases.filter((one) => one.fold !== fold).map((one) => one.sound));
  for (const one of cases.filter((other) => other.fold === fold)) {
    one.model = model;
    one.gain = findLeadFault(one.sound, model)?.gain ?? 0;
    clean.push(one.gain);
  }
}
const leastGain = quantile(clean, 1 - falseFlags);
const table = measureTable(leastGain);
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const path = 'packages/core/src/stages/quality/leads/shipped-beat-model.ts';
const round = (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value);
const whole = { ...fitModel(cases.map((one) => one.sound)), leastGain };
writeFileSync(
  path,
  `import type { BeatModel } from './beat-model.ts';

/** Written by scripts/measure-leads.mjs, never by hand. Measured on ${cases.length} records, commit ${commit}. */
export const shippedBeatModel: BeatModel = ${JSON.stringify(whole, round, 2)};
`,
);
execFileSync('npx', ['biome', 'check', '--write', path]);
console.log(table);
const docs = readFileSync('docs/quality.md', 'utf8');
writeFileSync(
  'docs/quality.md',
  fillTable(docs, 'leads', `${cases.length} records, four folds. Commit ${commit}.\n\n${table}`),
);

/** Each lead in its own quarter only. */
function showColumns(record) {
  const quarter = record.sampleCount / 4;
  const leads = record.leads.map((signal) => {
    const column = Math.floor(leadNames.indexOf(signal.lead) / 3);
    const isShown = (n) => n >= column * quarter && n < (column + 1) * quarter;
    return { ...signal, samples: signal.samples.map((value, n) => (isShown(n) ? value : Number.NaN)) };
  });
  return { ...record, leads };
}

/** The record with its signals under the wrong names: what `right` puts right. */
function plant(record, fault) {
  const bySource = new Map([...fault.right].map(([lead, [from, sign]]) => [from, [lead, sign]]));
  const leads = record.leads.map((signal) => {
    const [own, sign] = bySource.get(signal.lead) ?? [signal.lead, 1];
    const { samples } = record.leads.find((one) => one.lead === own);
    return { ...signal, samples: samples.map((value) => sign * value) };
  });
  return { ...record, leads };
}

/** A lead that shows the signal of one drawn together with it, each read with an error of its own. */
function plantDouble(record) {
  const noise = () => readingNoise * 2 * (random.uniform() + random.uniform() + random.uniform() - 1.5);
  const read = (signals) => {
    const leads = signals.map((one) => ({ ...one, samples: one.samples.map((value) => value + noise()) }));
    return showColumns({ ...record, leads });
  };
  const column = 3 * Math.floor(random.uniform() * 4);
  const [from, to] = [0, 1].map((k) => leadNames[column + ((Math.floor(random.uniform() * 2) + k) % 3)]);
  const { samples } = record.leads.find((one) => one.lead === from);
  const doubled = record.leads.map((one) => (one.lead === to ? { ...one, samples } : one));
  return {
    soundTogether: findDoubledLeads(read(record.leads)).length > 0,
    doubledFound: from === to ? null : findDoubledLeads(read(doubled)).length > 0,
  };
}

function fitModel(sets) {
  const sizes = leadNames.map(() => 0);
  const scaled = sets.map((beats) => {
    const squares = leadNames.map((lead) => beats.get(lead).reduce((sum, value) => sum + value * value, 0) / 70);
    const size = squares.reduce((sum, value) => sum + value, 0) / leadNames.length;
    for (const [k, square] of squares.entries()) sizes[k] += square / size / sets.length;
    return { beats, scale: 1 / Math.sqrt(size) };
  });
  const means = [];
  const covariances = [];
  for (const [start, end] of phases) {
    const first = Math.round((start - beatStart) / 0.01);
    const last = Math.min(70, Math.round((end - beatStart) / 0.01));
    const values = scaled.map(({ beats, scale }) =>
      leadNames.map((lead) => {
        const part = beats.get(lead).slice(first, last);
        return (scale * part.reduce((sum, value) => sum + value, 0)) / part.length;
      }),
    );
    const mean = leadNames.map((_, k) => values.reduce((sum, row) => sum + row[k], 0) / values.length);
    means.push(mean);
    covariances.push(
      leadNames.flatMap((_, i) =>
        leadNames.map((__, j) => {
          const sum = values.reduce((total, row) => total + (row[i] - mean[i]) * (row[j] - mean[j]), 0);
          return sum / (values.length - 1) + (i === j ? reading ** 2 : 0);
        }),
      ),
    );
  }
  return { leads: leadNames, phases, means, covariances, sizes, leastGain: 0 };
}

function measureTable(least) {
  const found = new Map();
  const count = (kind, isFound) => {
    const entry = found.get(kind) ?? { all: 0, found: 0 };
    found.set(kind, { all: entry.all + 1, found: entry.found + (isFound ? 1 : 0) });
  };
  for (const one of cases) {
    for (const { fault, beats } of one.planted) {
      const isFound = (findLeadFault(beats, one.model)?.gain ?? 0) > least;
      count(kindOf(fault), isFound);
      count('**all of these**', isFound);
    }
    if (one.doubledFound !== null) count('a lead doubled, both drawn together', one.doubledFound);
    count('sound: flagged as one of these', one.gain > least);
    count('sound: flagged as doubled', one.soundTogether);
    count('**sound: flagged as anything**', one.soundTogether || one.gain > least);
  }
  const rows = [...found]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, { all, found: flagged }]) => [kind, `${all}`, `${((100 * flagged) / all).toFixed(1)} %`]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(['planted', 'records', 'flagged']), '| --- | --- | --- |', ...rows.map(line)].join('\n');
}

function kindOf({ code, leads, looksLike }) {
  if (code === 'ELECTRODES_SWAPPED') return looksLike;
  if (code === 'LEAD_INVERTED') return 'a lead upside down';
  if (leads.length > 2) return 'columns, rows or the order of precordial leads swapped';
  return leads[0].startsWith('V') ? `${leads.join(' and ')} swapped` : 'names of two limb leads swapped';
}
