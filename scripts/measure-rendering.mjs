/**
 * How fast pages are rendered: seconds of one core and peak memory of some kinds of pages, each in a process of its own,
 * with the built command line's own code (record, page, wear, encoding, truth); then whole runs with 1, 2, 4 … workers,
 * each with as many cores as workers.
 * Prints JSON for scripts/write-measured-docs.mjs. The machine should do nothing else meanwhile.
 * npm run build && npm run -s docs:rendering > results/rendering.json
 *
 * --matplotlib python3 also draws the commonest page with scripts/measure-matplotlib-page.py, in a Python with matplotlib.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findLayoutTemplate, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import { spawnOnCores } from './spawn-on-cores.mjs';

const command = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
/** Pages before the measurement, in which Node compiles the code. */
const warmUpPages = 3;
/** Enough that the start of the workers hardly counts. */
const workerPages = 240;

const templates = parseLayoutTemplates(shippedLayouts);
const commonest = [findLayoutTemplate('3x4+1', templates)];
const none = { capture: 'none', strength: 0 };
const noOptions = { render: {}, wear: {}, heart: {} };
const png = { format: 'png', quality: 85, truth: ['json', 'wfdb'], masks: false };
const jpeg = { ...png, format: 'jpeg' };
const phone = { ...noOptions, wear: { width: 4000, height: 3000 } };

/** What is measured, by the words of the table. */
const cases = {
  'plain page, 200 dpi, PNG': { pages: 20, outputs: png, style: plain('plain') },
  'reference page, 200 dpi, PNG': { pages: 20, outputs: png, style: plain('reference') },
  'random pages, 100 to 300 dpi, PNG': { pages: 20, outputs: png, style: random(none) },
  'plain page with masks, PNG': { pages: 8, outputs: { ...png, masks: true }, style: plain('plain') },
  'random pages, scanned, JPEG': { pages: 10, outputs: jpeg, style: random(capture('scan')) },
  'phone photos of 12 million pixels, JPEG': {
    pages: 24,
    outputs: jpeg,
    style: { ...plain('plain'), wear: capture('photo'), options: phone },
  },
};

const { values: given } = parseArgs({ options: { case: { type: 'string' }, matplotlib: { type: 'string' } } });
if (given.case === undefined) measureAll(given.matplotlib ?? null);
else console.log(JSON.stringify(await measureCase(cases[given.case])));

function plain(preset) {
  return { preset, templates: commonest, wear: none, options: noOptions };
}

function random(wear) {
  return { preset: 'random', templates, wear, options: noOptions };
}

function capture(kind) {
  return { capture: kind, strength: 0.5 };
}

/** In this process: pages one after the other. */
async function measureCase({ pages, outputs, style }) {
  const { renderRecordPage } = await import('../packages/cli/dist/page-worker.js');
  const render = async (number) => {
    const name = `heart-${number}`;
    const source = { kind: 'synthetic', name };
    const result = await renderRecordPage({ source, pageIndex: 0, id: name, seed: 1, style, outputs });
    if (result.status === 'failed') throw new Error(`${name}: ${result.code} ${result.message}`);
    return [...result.files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  };
  for (let number = 1; number <= warmUpPages; number++) await render(-number);
  let bytes = 0;
  const start = performance.now();
  const before = process.cpuUsage();
  for (let number = 1; number <= pages; number++) bytes += await render(number);
  const used = process.cpuUsage(before);
  return {
    pages,
    coreSeconds: (used.user + used.system) / 1e6,
    seconds: (performance.now() - start) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    megabytes: bytes / 1e6,
  };
}

function measureAll(python) {
  const loadBefore = loadavg()[0];
  const script = fileURLToPath(import.meta.url);
  const measured = Object.keys(cases).map((name) => ({
    name,
    ...JSON.parse(runProgram(process.execPath, [script, '--case', name])),
  }));
  const scratch = mkdtempSync(join(tmpdir(), 'einthoven-rendering-'));
  try {
    const matplotlib = python === null ? null : measureMatplotlib(python, scratch);
    const runs = measureWorkers(scratch);
    console.log(JSON.stringify({ loadBefore, cases: measured, matplotlib, workerPages, runs }, null, 1));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The same kind of page, drawn from a record of ours that shows all of every lead. */
function measureMatplotlib(python, scratch) {
  const out = join(scratch, 'record');
  renderPages(['--synthetic', '1', '--template', '12x1', '--set', 'render.pageHeight=400', '--out', out]);
  const script = fileURLToPath(new URL('measure-matplotlib-page.py', import.meta.url));
  return JSON.parse(runProgram(python, [script, join(out, 'heart-00001.hea')]));
}

function measureWorkers(scratch) {
  const runs = [];
  for (let workers = 1; workers <= availableParallelism(); workers *= 2) {
    const start = performance.now();
    const out = join(scratch, `out-${workers}`);
    const words = ['render', '--quiet', '--synthetic', `${workerPages}`, '--out', out, '--workers', `${workers}`];
    const { status } = spawnOnCores(workers, [process.execPath, command, ...words]);
    if (status !== 0) throw new Error(`einthoven render: exit status ${status}`);
    runs.push({ workers, seconds: (performance.now() - start) / 1000 });
  }
  return runs;
}

function renderPages(words) {
  runProgram(process.execPath, [command, 'render', '--quiet', ...words]);
}

/** What a program printed; throws where it did not end well. */
function runProgram(program, words) {
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: exit status ${status}`);
  return stdout;
}
