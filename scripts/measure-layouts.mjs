/**
 * How often the leads of a page get their names, and how often its speed and gains are right: random pages of every shipped
 * layout, rendered from records and worn, digitized up to the layout by default options and compared with what was drawn.
 * The same arguments give the same pages. Prints the tables.
 * npm run build && node scripts/measure-layouts.mjs --records path/to/records --pages 400 --results results/layouts.jsonl
 *
 * --first N      number of the first page, to look at others or at single ones
 * --results F    a line for each page is added to this file, and pages that have one are not read again
 * --write F      writes them into this document, too, where it has `<!-- table: layouts -->`
 * --verbose      a line for each page, as it is read
 */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { digitizeOptionsSchema, digitizePage, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import {
  createSeededRandom,
  randomPageOptions,
  randomWear,
  renderPage,
  wearRenderedPage,
} from '@einthoven/core/render';
import { createStageContext, encodePng, readRecordFile } from '@einthoven/node';
import { canBeNamed, compareLeads, compareScale, listWitnesses } from './compare-layout.mjs';
import { describeCommit } from './describe-commit.mjs';
import { fillTable, markdownTable } from './measured-tables.mjs';

/** How worn the pages are (0 to 1). */
const strength = 0.5;
/** Of fewer pages no share is told. */
const leastForShares = 50;
/** Seconds a page may take. */
const maximumSeconds = 300;

const { values: given } = parseArgs({
  options: {
    records: { type: 'string' },
    pages: { type: 'string', default: '100' },
    first: { type: 'string', default: '0' },
    results: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});
if (given.records === undefined) throw new Error('--records: expected a folder of WFDB records');
const templates = parseLayoutTemplates(shippedLayouts);
const headers = readdirSync(given.records)
  .filter((name) => name.endsWith('.hea'))
  .sort();
const known = readResults();
const first = Number(given.first);
const pages = [];
for (let number = first; number < first + Number(given.pages); number++) {
  const page = known.get(number) ?? (await measure(number));
  pages.push(page);
  if (!known.has(number)) keepResult(page);
  if (given.verbose) console.error(JSON.stringify(page));
}
const text = writeTables();
console.log(text);
if (given.write !== undefined)
  writeFileSync(given.write, fillTable(readFileSync(given.write, 'utf8'), 'layouts', text));

async function measure(number) {
  const header = headers[(7 * number) % headers.length];
  const record = await readRecordFile(join(given.records, header), { duration: 10, limbLeads: 'complete' });
  const template = templates[number % templates.length];
  const options = randomPageOptions(createSeededRandom(7000 + number), { templates: [template], record });
  const wear = randomWear(createSeededRandom(100 + number), strength);
  const { image, truth } = wearRenderedPage(renderPage(record, options), wear, number);
  const { gridStyle, labels } = truth.options;
  const drawn = {
    number,
    template: template.name,
    grid: gridStyle,
    labels,
    nameable: canBeNamed(truth),
    witnesses: listWitnesses(truth),
  };
  const read = await readLayout(await encodePng(image), number);
  if ('code' in read) return { ...drawn, kind: 'refused', ...read };
  return { ...drawn, ...compareLeads(read.page, truth), ...compareScale(read.page, truth) };
}

/** The page as the layout stage gives it, or why it was refused. What comes after it is not asked for. */
async function readLayout(bytes, number) {
  let page;
  const context = createStageContext({ maximumSeconds });
  const throwIfStopped = () => {
    if (page !== undefined) throw new Error('The layout is all that is asked for.');
    context.throwIfStopped();
  };
  const observe = (passed) => {
    if (passed.stage === 'layout') page ??= passed.page;
  };
  try {
    const source = { sourceName: `page ${number}`, bytes, pageIndex: 0 };
    const options = digitizeOptionsSchema.parse({ read: { maximumSeconds } });
    await digitizePage(source, options, { ...context, observe, throwIfStopped });
  } catch (error) {
    if (page === undefined) return { code: error.code ?? 'INTERNAL', message: error.message };
  }
  return { page };
}

function writeTables() {
  const commit = describeCommit();
  const named = pages.filter(({ kind }) => kind !== 'refused');
  const sum = (key) => named.reduce((total, page) => total + page[key], 0);
  return [
    `Commit ${commit}, Node ${process.version}. ${pages.length} pages, ${first} to ${first + pages.length - 1}.`,
    '',
    leadsTable(),
    '',
    `Leads of the pages that were read: ${sum('right')} of ${sum('drawn')} right, ${sum('wrong')} with another name. ` +
      `Refused: ${describeRefusals()}.`,
    '',
    scaleTable(named),
  ].join('\n');
}

function leadsTable() {
  const kinds = ['right', 'leads missing', 'times wrong', 'names wrong', 'refused'];
  const groups = [
    ['with a grid', ({ grid, nameable }) => nameable && grid !== 'none'],
    ['no grid', ({ grid, nameable }) => nameable && grid === 'none'],
    ['both', ({ nameable }) => nameable],
    ['some chest leads without any names', ({ nameable }) => !nameable],
  ];
  const rows = groups.flatMap(([name, holds]) => {
    const of = pages.filter(holds);
    return of.length === 0
      ? []
      : [[name, of.length, ...kinds.map((kind) => countOf(of, (page) => page.kind === kind))].map(String)];
  });
  return markdownTable(
    ['pages', 'number', ...kinds.map((kind) => (kind === 'right' ? 'all leads right' : kind))],
    rows,
  );
}

function scaleTable(named) {
  const outcomes = ['right', 'right, doubted', 'wrong, doubted', 'wrong'];
  const outcomeOf = ({ scaleWrong, isFlagged }) => outcomes[scaleWrong.length === 0 ? +isFlagged : 3 - +isFlagged];
  const toldBy = ({ witnesses }) => witnesses.join(' and ') || 'nothing';
  const groups = [...new Set(named.map(toldBy))].sort().map((name) => [name, (page) => toldBy(page) === name]);
  const rows = [...groups, ['pulse or print', ({ witnesses }) => witnesses.length > 0]].map(([name, holds]) => {
    const of = named.filter(holds);
    return [name, of.length, ...outcomes.map((one) => countOf(of, (page) => outcomeOf(page) === one))].map(String);
  });
  return markdownTable(['speed and gain told by', 'pages read', ...outcomes], rows);
}

function countOf(of, holds) {
  const count = of.filter(holds).length;
  return of.length < leastForShares ? `${count}` : `${count} (${((100 * count) / of.length).toFixed(1)} %)`;
}

function describeRefusals() {
  const codes = pages.flatMap(({ code }) => code ?? []);
  const counts = [...new Set(codes)].sort().map((code) => `${codes.filter((one) => one === code).length} \`${code}\``);
  return counts.join(', ') || 'none';
}

function readResults() {
  if (given.results === undefined || !existsSync(given.results)) return new Map();
  const lines = readFileSync(given.results, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line)).map((page) => [page.number, page]));
}

function keepResult(page) {
  if (given.results === undefined) return;
  mkdirSync(dirname(given.results), { recursive: true });
  appendFileSync(given.results, `${JSON.stringify(page)}\n`);
}
