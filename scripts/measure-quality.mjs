/**
 * Calibrates quality on random pages whose signals are known, and measures what it promises.
 *
 * npm run build
 * node scripts/measure-quality.mjs pages --records <folder of .hea> --count 400 --out results/quality  # a row a page
 * node scripts/measure-quality.mjs fit --rows results/quality   # writes calibration.ts and the tables of docs/quality.md
 *
 * `pages` goes on where it was stopped; `--first 0 --step 2` and `--first 1 --step 2` share the work of two processes.
 * Rows of records whose number has the remainder 0 by 4 are held out: the tables are of them, by a calibration of the
 * others. The calibration that is written is of all rows.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeCommit } from './describe-commit.mjs';
import { fitQuality } from './fit-quality.mjs';
import { fillTable } from './measured-tables.mjs';
import { writeCalibration } from './quality-calibration-text.mjs';
import { errorTable, gradeTable, reliabilityTable } from './quality-tables.mjs';

const { positionals, values: given } = parseArgs({
  allowPositionals: true,
  options: {
    records: { type: 'string' },
    count: { type: 'string', default: '400' },
    first: { type: 'string', default: '0' },
    step: { type: 'string', default: '1' },
    out: { type: 'string', default: 'results/quality' },
    rows: { type: 'string', default: 'results/quality' },
  },
});

const commands = { pages: measurePages, fit: writeFit };
const command = commands[positionals[0]];
if (command === undefined) throw new Error(`What to do? One of: ${Object.keys(commands).join(', ')}.`);
await command();

/** Draws, wears, digitizes and describes pages. */
async function measurePages() {
  if (given.records === undefined) throw new Error('--records: a folder of WFDB records is needed.');
  const { makeQualityRow } = await import('./make-quality-row.mjs');
  const records = readdirSync(given.records)
    .filter((name) => name.endsWith('.hea'))
    .sort();
  mkdirSync(given.out, { recursive: true });
  for (let index = Number(given.first); index < Number(given.count); index += Number(given.step)) {
    const path = join(given.out, `${index}.json`);
    if (existsSync(path)) continue;
    const row = await makeQualityRow(join(given.records, records[(index * 37) % records.length]), index);
    writeFileSync(path, JSON.stringify(row));
    console.log(`${index} ${row.head.record} ${row.head.template} ${row.error?.code ?? ''}`);
  }
}

function writeFit() {
  const pages = readdirSync(given.rows)
    .filter((name) => name.endsWith('.json'))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((name) => JSON.parse(readFileSync(join(given.rows, name), 'utf8')));
  const isHeldOut = ({ head }) => Number.parseInt(head.record, 10) % 4 === 0;
  const heldOut = pages.filter(isHeldOut);
  const trial = fitQuality(pages.filter((page) => !isHeldOut(page)));
  const count = (/** @type {object[]} */ rows) => rows.filter((row) => row.error === null).length;
  const commit = describeCommit();
  const origin = `${count(pages)} random pages of ${new Set(pages.map(({ head }) => head.record)).size} records, commit ${commit}`;
  const path = 'packages/core/src/stages/quality/calibration.ts';
  writeFileSync(path, writeCalibration(fitQuality(pages), origin));
  execFileSync('npx', ['biome', 'check', '--write', path]);
  const note = `Held out: ${count(heldOut)} pages; calibrated for this table on ${count(pages) - count(heldOut)} others. Commit ${commit}.`;
  let docs = readFileSync('docs/quality.md', 'utf8');
  for (const [name, table] of [
    ['grades', gradeTable(heldOut, trial)],
    ['reliability', reliabilityTable(heldOut, trial)],
    ['errors', errorTable(heldOut, trial)],
  ]) {
    docs = fillTable(docs, name, `${note}\n\n${table}`);
    console.log(`${name}\n${table}\n`);
  }
  writeFileSync('docs/quality.md', docs);
}
