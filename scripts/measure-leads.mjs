/**
 * Measures on real records how the leads of a heart go together, writes packages/core/src/stages/quality/leads/
 * shipped-beat-model.ts from it, and measures how many planted faults are found and how many sound records are flagged.
 *
 * npm run build
 * node scripts/measure-leads.mjs pages --records <folder of .hea> --count 200 --out results/leads   # draws, digitizes
 * node scripts/measure-leads.mjs fit --records <folder of .hea> --pages results/leads   # model, table of docs/quality.md
 *
 * `pages` goes on where it was stopped; every second page has a planted fault. `fit` takes each record as a page of three
 * rows and four columns shows it. Four folds: each record and each page is judged by a model of records that are not in
 * its fold. A fold is a run of record numbers, for recordings of one patient mostly stand near one another. The model
 * that is written is of all.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { beatScene, findDoubledLeads, findLeadFault, leadNames } from '@einthoven/core';
import { createSeededRandom } from '@einthoven/core/render';
import { readRecordFile } from '@einthoven/node';
import { describeCommit } from './describe-commit.mjs';
import { fitShapes, fitWeights } from './fit-leads.mjs';
import { doubledKind, drawDouble, drawFault, plant, readColumns } from './lead-cases.mjs';
import { fillTable, markdownTable } from './measured-tables.mjs';
import { quantile } from './quantile.mjs';

/** Part of the sound records that may be flagged as swapped or inverted. */
const falseFlags = 0.015;
const folds = 4;
const faultsPerRecord = 4;
const relabelled = 'drawn sound, a fault planted in the names that were read';

const { positionals, values: given } = parseArgs({
  allowPositionals: true,
  options: {
    records: { type: 'string' },
    count: { type: 'string', default: '200' },
    out: { type: 'string', default: 'results/leads' },
    pages: { type: 'string' },
  },
});
if (given.records === undefined) throw new Error('--records: a folder of WFDB records is needed.');
const files = readdirSync(given.records)
  .filter((name) => name.endsWith('.hea'))
  .sort();
const commands = { pages: makePages, fit: writeFit };
const command = commands[positionals[0]];
if (command === undefined) throw new Error(`What to do? One of: ${Object.keys(commands).join(', ')}.`);
await command();

async function makePages() {
  const { makeLeadPage } = await import('./make-lead-page.mjs');
  mkdirSync(given.out, { recursive: true });
  for (let index = 0; index < Number(given.count); index++) {
    if (existsSync(join(given.out, `${index}.json`))) continue;
    const file = files[(index * 37) % files.length];
    const { head, parts } = await makeLeadPage(join(given.records, file), index);
    for (const [name, bytes] of parts) writeFileSync(join(given.out, name), bytes);
    writeFileSync(join(given.out, `${index}.json`), JSON.stringify({ ...head, file }));
    console.log(`${index} ${head.template} ${head.kind ?? 'sound'} ${head.error ?? ''}`);
  }
}

async function writeFit() {
  const cases = await readCases();
  const models = Array.from({ length: folds }, (_, fold) => {
    const scenes = cases.filter((one) => one.fold !== fold).map(({ sound }) => sound);
    const shapes = fitShapes(scenes);
    return { ...shapes, weights: fitWeights(scenes, shapes) };
  });
  const gains = cases.map((one) => findLeadFault(one.sound, models[one.fold])?.gain ?? 0);
  const leastGain = quantile(gains, 1 - falseFlags);
  for (const model of models) model.leastGain = leastGain;
  const commit = describeCommit();
  const tables = [
    `${cases.length} records, ${folds} folds. Commit ${commit}.`,
    table(cases.flatMap((one) => judgeCase(one, models[one.fold]))),
  ];
  if (given.pages !== undefined) tables.push(...(await pageTables(models)));
  const scenes = cases.map(({ sound }) => sound);
  const shapes = fitShapes(scenes);
  writeModel(
    { ...shapes, weights: fitWeights(scenes, shapes), leastGain },
    `${cases.length} records, commit ${commit}`,
  );
  const text = tables.join('\n\n');
  console.log(text);
  writeFileSync('docs/quality.md', fillTable(readFileSync('docs/quality.md', 'utf8'), 'leads', text));
}

async function readCases() {
  const random = createSeededRandom(20_240);
  const cases = [];
  for (const [index, file] of files.entries()) {
    const record = await readRecordFile(join(given.records, file));
    const shown = readColumns(record, random);
    const sound = beatScene(shown);
    if (sound.beats.size < leadNames.length) continue;
    const planted = Array.from({ length: faultsPerRecord }, () => {
      const fault = drawFault(random);
      return { kind: fault.kind, ...describe(readColumns(plant(record, fault), random)) };
    });
    const doubled = describe(readColumns(plant(record, drawDouble(random)), random));
    const soundDoubles = findDoubledLeads(shown).length > 0;
    cases.push({ fold: foldOf(index), sound, soundDoubles, planted, doubled });
  }
  return cases;
}

function foldOf(index) {
  return Math.floor((index * folds) / files.length);
}

function describe(record) {
  return { scene: beatScene(record), doubles: findDoubledLeads(record).length > 0 };
}

function isFault(scene, model) {
  return (findLeadFault(scene, model)?.gain ?? 0) > model.leastGain;
}

/** Lines of the table: what was shown, and whether it was flagged. */
function judgeCase({ sound, soundDoubles, planted, doubled }, model) {
  const asFault = isFault(sound, model);
  const isDoubledFlagged = doubled.doubles || isFault(doubled.scene, model);
  return [
    ...planted.flatMap(({ kind, scene }) => {
      const isFlagged = isFault(scene, model);
      return [
        [kind, isFlagged],
        ['all swapped or inverted', isFlagged],
        ['**all planted**', isFlagged],
      ];
    }),
    [doubledKind, isDoubledFlagged],
    ['**all planted**', isDoubledFlagged],
    ['sound: flagged as swapped or inverted', asFault],
    ['sound: flagged as doubled', soundDoubles],
    ['**sound: flagged as anything**', asFault || soundDoubles],
  ];
}

async function pageTables(models) {
  const random = createSeededRandom(20_241);
  const heads = readdirSync(given.pages)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(given.pages, name), 'utf8')))
    .sort((a, b) => a.index - b.index);
  const lines = [];
  for (const { index, kind, file, error } of heads) {
    if (error !== undefined) continue;
    const record = await readRecordFile(join(given.pages, `page${index}.hea`));
    const isFlagged = (shown) => {
      const { scene, doubles } = describe(shown);
      return doubles || isFault(scene, models[foldOf(files.indexOf(file))]);
    };
    if (kind !== undefined) lines.push(['drawn with a fault', isFlagged(record)]);
    else
      lines.push(
        ['**drawn sound**', isFlagged(record)],
        ...plantAfterwards(record, random).map((shown) => [relabelled, isFlagged(shown)]),
      );
  }
  const refused = heads.filter(({ error }) => error !== undefined).length;
  return [
    `${heads.length} random pages in layouts of twelve leads, drawn and digitized; ${refused} were refused:`,
    table(lines),
  ];
}

/** Faults in the names of leads that were read from a sound page, as if the page had been labelled so. */
function plantAfterwards(record, random) {
  const names = new Set(record.leads.map(({ lead }) => lead));
  return Array.from({ length: faultsPerRecord }, () => drawFault(random))
    .filter(({ shows }) => Object.keys(shows).every((lead) => names.has(lead)))
    .map((fault) => plant(record, fault));
}

function table(lines) {
  const found = new Map();
  for (const [kind, isFlagged] of lines) {
    const entry = found.get(kind) ?? { all: 0, flagged: 0 };
    found.set(kind, { all: entry.all + 1, flagged: entry.flagged + (isFlagged ? 1 : 0) });
  }
  const rows = [...found]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, { all, flagged }]) => [kind, `${all}`, `${((100 * flagged) / all).toFixed(1)} %`]);
  return markdownTable(['planted', 'shown', 'flagged'], rows);
}

function writeModel(model, origin) {
  const path = 'packages/core/src/stages/quality/leads/shipped-beat-model.ts';
  const round = (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value);
  writeFileSync(
    path,
    `import type { BeatModel } from './beat-model.ts';

/** Written by scripts/measure-leads.mjs, never by hand. Measured on ${origin}. */
export const shippedBeatModel: BeatModel = ${JSON.stringify(model, round, 2)};
`,
  );
  execFileSync('npx', ['biome', 'check', '--write', path]);
}
