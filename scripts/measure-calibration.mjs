/**
 * How often speed and gain of a page are right: pages drawn at random with known speed and gains, read with the built
 * library as far as the layout, by the witnesses that the page has beside its grid. Prints a table and, with --json, a file.
 * npm run build && node scripts/measure-calibration.mjs --pages 200
 *
 * --records FOLDER  hearts from WFDB records; default: synthetic ones
 * --text            read the printed words too, where the program for it is installed
 * --network         let the network read the ink, as by default; without it the pages take a third of the time
 * --first N         number of the first page, to look at single ones; --list prints a line for each page
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { digitizeOptionsSchema, digitizePage, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import {
  createSeededRandom,
  randomHeart,
  randomPageOptions,
  renderPage,
  synthesizeHeart,
} from '@einthoven/core/render';
import { createStageContext, encodePng, findRecordFiles, readRecordFile } from '@einthoven/node';

const { values: given } = parseArgs({
  options: {
    pages: { type: 'string', default: '200' },
    first: { type: 'string', default: '1' },
    records: { type: 'string' },
    text: { type: 'boolean', default: false },
    network: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

/** Seconds a page may take. */
const maximumSeconds = 120;
/** Values are the same within this part. */
const same = 0.02;

const templates = parseLayoutTemplates(shippedLayouts);
const records = given.records === undefined ? [] : await findRecordFiles(given.records);
const pages = [];
const first = Number(given.first);
for (let number = first; number < first + Number(given.pages); number++) {
  const page = await measurePage(number);
  pages.push(page);
  if (given.list) console.log(JSON.stringify(page));
}
if (given.json !== undefined) writeFileSync(given.json, `${JSON.stringify(pages, null, 1)}\n`);
printTable();

async function measurePage(number) {
  const random = createSeededRandom(number);
  const record =
    records.length === 0
      ? synthesizeHeart(randomHeart(random))
      : await readRecordFile(records[number % records.length]);
  const { image, truth } = renderPage(record, randomPageOptions(random, { templates, record }));
  const told = toldBy(truth);
  const page = { number, layout: truth.template.name, grid: truth.options.gridStyle, dpi: truth.options.dotsPerInch };
  const scale = { speed: truth.paperSpeed, ...gainsOf(truth.regions) };
  const read = await readLayout(await encodePng(image), page);
  if (typeof read === 'string') return { ...page, told, scale, outcome: 'refused', reason: read };
  const { paperSpeed, regions, calibration } = read;
  const found = { speed: paperSpeed, ...gainsOf(regions) };
  const wrong = Object.keys(scale).filter(
    (key) => found[key] !== undefined && Math.abs(found[key] / scale[key] - 1) > same,
  );
  const sources = [...new Set(regions.flatMap((region) => [region.paperSpeedSource, region.gainSource]))];
  const flagged = calibration.conflicts.length > 0 || sources.includes('assumed');
  const outcome = wrong.length === 0 ? (flagged ? 'right, flagged' : 'right') : flagged ? 'wrong, flagged' : 'wrong';
  return { ...page, told, scale, found, wrong, sources, conflicts: calibration.conflicts, outcome };
}

/** The layout as the stage gives it, or the code of the refusal. What comes after it is not asked for. */
async function readLayout(bytes, { number, layout: template }) {
  // Which lead stands where is not asked here.
  const options = digitizeOptionsSchema.parse({
    grid: { inkReader: given.network ? 'auto' : 'model-free' },
    layout: { template, readText: given.text },
  });
  let layout;
  const context = createStageContext({ maximumSeconds });
  const stop = () => {
    if (layout !== undefined) throw new Error('enough');
    context.throwIfStopped();
  };
  const observe = (passed) => {
    layout ??= passed.page.layout;
  };
  const source = { sourceName: `page ${number}`, bytes, pageIndex: 0 };
  try {
    await digitizePage(source, options, { ...context, observe, throwIfStopped: stop });
  } catch (error) {
    return layout ?? error.code ?? String(error);
  }
  return layout;
}

/** Gain of the limb leads and of the chest leads, of those that are there. */
function gainsOf(regions) {
  const of = (chest) => regions.find(({ lead }) => lead.startsWith('V') === chest)?.gain;
  return Object.fromEntries(Object.entries({ limb: of(false), chest: of(true) }).filter(([, gain]) => gain));
}

/** Witnesses of speed and gains that the page shows: a pulse, and print where it is read. */
function toldBy({ pulses, texts }) {
  const witnesses = pulses.length === 0 ? [] : ['pulse'];
  if (given.text && texts.some(({ text }) => /mm\/(s|mV)/i.test(text))) witnesses.push('print');
  return witnesses.join(' and ') || 'nothing';
}

function printTable() {
  const outcomes = ['right', 'right, flagged', 'wrong, flagged', 'wrong', 'refused'];
  console.log(`| told by | pages | ${outcomes.join(' | ')} |\n|---|---|${outcomes.map(() => '---|').join('')}`);
  const kinds = [...new Set(pages.map(({ told }) => told))].sort();
  for (const kind of [...kinds, 'all']) {
    const of = pages.filter(({ told }) => kind === 'all' || told === kind);
    const counts = outcomes.map((outcome) => of.filter((page) => page.outcome === outcome).length);
    console.log(`| ${kind} | ${of.length} | ${counts.join(' | ')} |`);
  }
}
