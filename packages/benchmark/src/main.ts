#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digitizeOptionsSchema } from '@einthoven/core';
import { Command, InvalidArgumentError } from 'commander';
import { runBenchmark } from './run-benchmark.ts';

const program = new Command('benchmark')
  .description('Digitizes a folder of pages with WFDB truth and measures the result with the metrics of the field.')
  .requiredOption('--data <folder>', 'pages with truth: index.json, or x.png beside x.hea')
  .option('--by <label>', 'label of index.json that pages are grouped by', 'category')
  .option('--only <pattern>', 'one category, or a pattern for page ids with * and ?')
  .option('--predictions <folder>', 'score the WFDB records of this folder instead of digitizing')
  .option('--options <file>', 'JSON file of options of the digitizer, the same for all pages')
  .option('--out <folder>', 'folder for results.json, worst.html and predictions/', 'results')
  .option('--compare <file>', 'print the differences from an earlier results.json')
  .option('--check <file>', 'end with exit code 1 if a figure is worse than in this thresholds.json')
  .option('--workers <count>', 'processes at a time', parseCount, 2)
  .option('--isolate', 'a fresh process for every page: then peak memory is the page’s own', false)
  .option('--seconds <limit>', 'a page that takes longer is stopped and counts as failed', parsePositive, 120)
  .option('--worst <count>', 'pages drawn in worst.html', parseCount, 12)
  .parse();

const given = program.opts();
const failures = await runBenchmark(
  {
    data: given.data,
    by: given.by,
    only: given.only ?? null,
    out: given.out,
    workers: given.workers,
    isolate: given.isolate,
    maximumSeconds: given.seconds,
    worst: given.worst,
    predictions: given.predictions ?? null,
    digitize: digitizeOptionsSchema.parse(given.options ? JSON.parse(readFileSync(given.options, 'utf8')) : {}),
    compare: given.compare ?? null,
    check: given.check ?? null,
  },
  {
    workerPath: fileURLToPath(new URL('./page-worker.js', import.meta.url)),
    print: (text) => process.stdout.write(`${text}\n`),
    report: (text) => process.stderr.write(`${text}\n`),
  },
);
for (const failure of failures) process.stderr.write(`worse than its threshold: ${failure}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;

function parsePositive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('Expected a positive number.');
  return value;
}

function parseCount(text: string): number {
  const value = parsePositive(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('Expected a whole number.');
  return value;
}
