/**
 * Fills the tables of docs/accuracy.md, docs/performance.md and docs/measurements.md from what was measured: no number there is typed by hand.
 * CONTRIBUTING.md ("Measured docs") has the commands. Run it on the commit and the machine that were measured.
 *
 * npm run docs:measured -- --fixtures results/fixtures/results.json
 * npm run docs:measured -- --rendering results/rendering.json
 * npm run docs:measured -- --measurements results/measurements.json
 * npm run docs:measured -- --others results/shared/results.json --data ../shared/data/pages --workers results/workers.json
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { digitizeOptionsSchema, readImageDimensions, sniffImageFormat } from '@einthoven/core';
import { describeCommit } from './describe-commit.mjs';
import {
  allPages,
  categoryTables,
  fillTable,
  memoryTable,
  pageTable,
  renderingTable,
  secondsTable,
  stageTable,
  workerTable,
} from './measured-tables.mjs';
import { differenceTable, errorTable } from './measurement-tables.mjs';

const { values: given } = parseArgs({
  options: {
    /** results.json of the example pages. */
    fixtures: { type: 'string' },
    /** results.json of pages drawn or printed by others, and their folder. */
    others: { type: 'string' },
    data: { type: 'string' },
    /** What scripts/measure-workers.mjs printed. */
    workers: { type: 'string' },
    /** What scripts/measure-rendering.mjs printed. */
    rendering: { type: 'string' },
    /** What scripts/measure-measurements.mjs printed. */
    measurements: { type: 'string' },
  },
});
if (Object.keys(given).length === 0)
  throw new Error('Give --fixtures, --others with --data, --workers, --rendering, or --measurements.');
if ((given.others === undefined) !== (given.data === undefined)) throw new Error('--others and --data go together.');

/** Documents with their new tables, by path. */
const documents = new Map();
const commit = describeCommit();
const node = process.version;
const machine = `${cpus().length} cores (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB`;

if (given.fixtures !== undefined) {
  const run = readRun(given.fixtures, 'fixtures/pages');
  fill('docs/accuracy.md', 'fixtures', `${describeRun(run)}\n\n${accuracyOf(run, run.pages, { total: true })}`);
}
if (given.others !== undefined) {
  const run = readRun(given.others, given.data);
  const isReal = (category) => category.startsWith('real');
  const drawn = run.pages.filter((page) => !isReal(page.category));
  const real = run.pages.filter((page) => isReal(page.category));
  fill('docs/accuracy.md', 'others', `${describeRun(run)}\n\n${accuracyOf(run, drawn, { total: true })}`);
  fill('docs/accuracy.md', 'real', `${describeRun(run)}\n\n${accuracyOf(run, real, { total: false })}`);
  // Peak memory is a page's own only if each page had its own process.
  if (!run.options.isolate) throw new Error(`${given.others} was measured without --isolate.`);
  const heading = `${describeRun(run)} Machine: ${machine}.`;
  fill('docs/performance.md', 'seconds', `${heading}\n\n${secondsTable(run.pages, run.printed)}`);
  fill('docs/performance.md', 'stages', `${heading}\n\n${stageTable(run.pages)}`);
  fill('docs/performance.md', 'memory', `${heading}\n\n${memoryTable(run.pages, run.printed)}`);
}
if (given.workers !== undefined) {
  const measured = JSON.parse(readFileSync(given.workers, 'utf8'));
  const command = `\`\`\`sh\nnpm run -s docs:workers > ${given.workers}\n\`\`\``;
  const what = `${measured.pages} pages: the example pages, ${measured.copies} times. Commit ${commit}, Node ${node}. Machine: ${machine}; its load before: ${measured.loadBefore.toFixed(1)}.`;
  const { photographs, seconds } = measured.photoRun;
  const photos = `One worker reads ${photographs} rendered photographs of 12 million pixels in ${seconds.toFixed(1)} s: ${(seconds / photographs).toFixed(2)} s each.`;
  fill('docs/performance.md', 'workers', `${command}\n\n${what}\n\n${workerTable(measured)}\n\n${photos}`);
}
if (given.rendering !== undefined) {
  const measured = JSON.parse(readFileSync(given.rendering, 'utf8'));
  const words = measured.matplotlib === null ? '' : ' -- --matplotlib python3';
  const command = `\`\`\`sh\nnpm run -s docs:rendering${words} > ${given.rendering}\n\`\`\``;
  const what = `Commit ${commit}, Node ${node}. Machine: ${machine}; its load before: ${measured.loadBefore.toFixed(1)}.`;
  const pages = measured.workerPages;
  const workers = `${pages} plain pages, a whole run of the command line:\n\n${workerTable({ pages, runs: measured.runs })}`;
  fill('docs/performance.md', 'rendering', `${command}\n\n${what}\n\n${renderingTable(measured)}\n\n${workers}`);
}

if (given.measurements !== undefined) {
  const measured = JSON.parse(readFileSync(given.measurements, 'utf8'));
  const heading = ({ name, pages }) => `${pages.length} ${name}. Commit ${commit}, Node ${node}.`;
  for (const [kind, table] of Object.entries({ plain: differenceTable, worn: differenceTable, hearts: errorTable })) {
    // A run of one kind of pages leaves the tables of the others.
    if (measured[kind] === undefined) continue;
    fill('docs/measurements.md', kind, `${heading(measured[kind])}\n\n${table(measured[kind])}`);
  }
}

for (const [path, text] of documents) writeFileSync(path, text);
console.log(`${[...documents.keys()].join(', ')}: tables written`);

/** The results of a run, with what is known of its pages. Throws where the options were not the defaults. */
function readRun(path, data) {
  const results = JSON.parse(readFileSync(path, 'utf8'));
  requireDefaults(results.options.digitize, path);
  const index = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8'));
  const printed = new Map(
    index.map(({ id, file, layout }) => [id, { layout: layout ?? null, megapixels: readMegapixels(join(data, file)) }]),
  );
  return { ...results, path, data, printed };
}

/** The tables say that one configuration was used for all pages: then it has to be the one that users get. */
function requireDefaults(used, path) {
  // As exact as the results are written.
  const round = (_key, value) => (typeof value === 'number' ? Number(value.toFixed(6)) : value);
  const defaults = JSON.parse(JSON.stringify(digitizeOptionsSchema.parse({}), round));
  if (!isDeepStrictEqual(used, defaults)) throw new Error(`${path} was not measured with the default options.`);
}

/** Null where the picture is of a kind that is refused before its size is read. */
function readMegapixels(path) {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  const format = sniffImageFormat(bytes);
  try {
    const { width, height } = readImageDimensions(bytes, format);
    return (width * height) / 1e6;
  } catch {
    return null;
  }
}

/** Tables of some of a run's pages; `total` adds the row of all of them, these and the others. */
function accuracyOf({ categories, printed }, pages, { total }) {
  const names = new Set(pages.map((page) => page.category));
  const shown = Object.entries(categories).filter(([name]) => names.has(name) || (total && name === allPages));
  return `${categoryTables(Object.fromEntries(shown))}\n\nPage by page:\n\n${pageTable(pages, printed)}`;
}

function describeRun({ options, versions, path, data, pages }) {
  const flags = [
    ...(options.isolate ? ['--isolate'] : []),
    ...(options.workers === 2 ? [] : [`--workers ${options.workers}`]),
    ...(options.only === null ? [] : [`--only '${options.only}'`]),
  ];
  const command = ['npm run benchmark --', `--data ${data}`, ...flags, `--out ${dirname(path)}`].join(' ');
  const processes = options.workers === 1 ? 'one page at a time' : `${options.workers} pages at a time`;
  return (
    `\`\`\`sh\n${command}\n\`\`\`\n\n` +
    `${pages.length} pages, all with the default options, ${processes}. Commit ${commit}, Node ${versions.node}.`
  );
}

/** Keeps the document with its table filled; nothing is written before all of it is known to be right. */
function fill(path, name, text) {
  documents.set(path, fillTable(documents.get(path) ?? readFileSync(path, 'utf8'), name, text));
}
