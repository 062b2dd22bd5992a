/**
 * How far measurements on digitized pages lie from those on the signals that were printed: draws records, digitizes the
 * pages, measures both. Prints JSON for scripts/write-measured-docs.mjs.
 * npm run build && npm run -s docs:measurements -- --records folder-of-wfdb-records > results/measurements.json
 *
 * --count 60 takes that many records, evenly spread over the folder. --only plain draws one kind of pages, and --into
 * results/measurements.json keeps the other kinds of an earlier run.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  digitizeOptionsSchema,
  digitizePage,
  findLayoutTemplate,
  parseLayoutTemplates,
  shippedLayouts,
} from '@einthoven/core';
import { decodeRecord } from '@einthoven/core/formats';
import { measureEcg } from '@einthoven/core/measure';
import {
  createSeededRandom,
  randomPageOptions,
  randomWear,
  renderPage,
  synthesizeHeart,
  wearRenderedPage,
} from '@einthoven/core/render';
import { createStageContext, encodePng } from '@einthoven/node';
import { measurementNames } from './measurement-tables.mjs';

const { values: given } = parseArgs({
  options: {
    records: { type: 'string' },
    count: { type: 'string', default: '60' },
    only: { type: 'string' },
    into: { type: 'string' },
  },
});
if (given.records === undefined) throw new Error('Give --records with a folder of WFDB records.');

const templates = parseLayoutTemplates(shippedLayouts);
const commonest = findLayoutTemplate('3x4+1', templates);
const wearStrength = 0.5;

/** Records and how their pages are drawn, by the words of the table. */
const kinds = {
  plain: { name: 'recordings of patients, plain pages of 3x4+1, 200 dpi', list: listRecords, draw: drawPlain },
  worn: { name: 'recordings of patients, random pages, worn', list: listRecords, draw: drawWorn },
  hearts: { name: 'synthetic hearts, plain pages of 3x4+1, 200 dpi', list: listHearts, draw: drawPlain },
};

const results = given.into !== undefined && existsSync(given.into) ? JSON.parse(readFileSync(given.into, 'utf8')) : {};
for (const [kind, { name, list, draw }] of Object.entries(kinds)) {
  if (given.only !== undefined && given.only !== kind) continue;
  const pages = [];
  for (const [index, { id, record, truth }] of list(Number(given.count)).entries()) {
    const outcome = await digitize(draw(record, index + 1));
    pages.push({ id, truth, signals: valuesOf(measureEcg(record)), ...outcome });
    process.stderr.write(`${kind} ${id}\n`);
  }
  results[kind] = { name, pages };
}
console.log(JSON.stringify(results, null, 1));

/** Records evenly spread over the folder; whole ones, in which something can be measured. */
function listRecords(count) {
  const names = readdirSync(given.records)
    .filter((name) => name.endsWith('.hea'))
    .sort();
  const step = Math.max(1, names.length / count);
  return Array.from({ length: Math.min(count, names.length) }, (_, k) => {
    const name = names[Math.floor(k * step)];
    const record = decodeRecord(name, (file) => readFileSync(join(given.records, file)));
    return { id: name.replace(/\.hea$/, ''), record, truth: null };
  });
}

/** Hearts in sinus rhythm whose rate, PR and QT are those of an ordinary outpatient clinic. */
function listHearts(count) {
  return Array.from({ length: count }, (_, k) => {
    const random = createSeededRandom(k + 1);
    const between = (low, high) => low + (high - low) * random.uniform();
    const [heartRate, prInterval, qtCorrected] = [between(50, 110), between(0.13, 0.22), between(0.36, 0.47)];
    const record = synthesizeHeart({ heartRate, prInterval, qtCorrected, heartRateVariability: 0.02 }, k + 1);
    // PR of the heart follows its rate: Heart option prInterval holds at 72 a minute.
    const pr = 1000 * prInterval * Math.min(1.15, (72 / heartRate) ** 0.3);
    const truth = { heartRate, prInterval: pr, qtcBazett: 1000 * qtCorrected };
    return { id: `heart-${k + 1}`, record, truth };
  });
}

function drawPlain(record) {
  return renderPage(record, { template: commonest, dotsPerInch: 200 });
}

function drawWorn(record, seed) {
  const random = createSeededRandom(seed);
  const page = renderPage(record, randomPageOptions(random, { templates: [commonest], record }));
  return wearRenderedPage(page, randomWear(random, wearStrength), seed);
}

/** Measurements on the page, or the code of the error that refused it. */
async function digitize({ image }) {
  const options = digitizeOptionsSchema.parse({});
  const source = { sourceName: 'page.png', bytes: await encodePng(image), pageIndex: 0 };
  // Words on the page say nothing of its traces here, and reading them takes most of the time.
  const context = { ...createStageContext({ maximumSeconds: 3600 }), loadTextReader: async () => null };
  try {
    const { page } = await digitizePage(source, options, context);
    return { digitized: valuesOf(measureEcg(page.record)), error: null };
  } catch (error) {
    return { digitized: null, error: error.code ?? String(error) };
  }
}

function valuesOf(measured) {
  return Object.fromEntries(measurementNames.map(([key]) => [key, measured[key]?.value ?? null]));
}
