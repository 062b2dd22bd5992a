import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLayoutTemplate, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import { decodeRecord } from '@einthoven/core/formats';
import { renderPage, synthesizeEcg } from '@einthoven/core/render';
import { encodePng } from '@einthoven/node';
import { beforeAll, expect, it } from 'vitest';
import type { PagePool } from './batch/page-pool.ts';
import type { CliIo } from './cli-io.ts';
import { digitizeFile } from './digitize-file.ts';
import { inspectFile } from './inspect-file.ts';
import { runCli } from './run-cli.ts';
import { scanFile } from './scan-file.ts';
import { makeTestFolder } from './test-support/make-test-folder.ts';
import { makeTestIo } from './test-support/make-test-io.ts';

/** The work of the threads, done here: built files are not there when tests run. */
const pool: PagePool = { scanFile, digitizePage: digitizeFile, inspectPage: inspectFile, close: async () => undefined };

const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
const { image, truth } = renderPage(synthesizeEcg({ seed: 7 }), { template, dotsPerInch: 150 });
const unreadable = { 'scans/broken.png': 'no picture' };

let folder: string;
let io: CliIo;
let read: () => string;
beforeAll(async () => {
  folder = await makeTestFolder(unreadable);
  await mkdir(join(folder, 'scans/ward'));
  await writeFile(join(folder, 'scans/ward/page.png'), await encodePng(image));
  const test = makeTestIo(folder);
  io = { ...test.io, createPagePool: () => pool };
  read = test.output;
});

it('digitizes a folder into records, overlay, debug files and reports', async () => {
  const commandLine = ['digitize', 'scans', '--overlay', '--debug-dir', 'debug', '--workers', '1', '--json'];
  expect(await runCli(commandLine, io)).toBe(2);
  const rows = read()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const found = Object.fromEntries(rows.map((row) => [row.path, row.summary?.layout ?? row.errorCode]));
  expect(found).toEqual({ 'broken.png': 'FORMAT_UNKNOWN', 'ward/page.png': '3x4+1' });
  const written = await readdir(join(folder, 'digitized/ward'));
  expect(written.sort()).toEqual(['page-overlay.png', 'page.csv', 'page.dat', 'page.hea', 'page.json']);
  const debug = await readdir(join(folder, 'debug/ward'));
  const stages = ['read', 'segment', 'rectify', 'grid', 'layout', 'trace', 'signals', 'quality'];
  const expected = stages.flatMap((stage, index) => [
    `page-${index + 1}-${stage}.json`,
    `page-${index + 1}-${stage}.png`,
  ]);
  expect(debug.sort()).toEqual(expected.sort());
});

it('writes the signals that were drawn', async () => {
  const files = new Map<string, Uint8Array>();
  for (const name of ['page.hea', 'page.dat']) files.set(name, await readFile(join(folder, 'digitized/ward', name)));
  const record = decodeRecord('page.hea', (name) => files.get(name)!);
  for (const { lead, samples } of truth.record.leads) {
    const digitized = record.leads.find((candidate) => candidate.lead === lead);
    expect(digitized, lead).toBeDefined();
    expect(correlateAligned(samples, digitized!.samples), lead).toBeGreaterThan(0.95);
  }
});

it('tells what each stage found', async () => {
  expect(await runCli(['inspect', 'scans/ward/page.png'], io)).not.toBe(1);
  expect(read()).toContain('Layout 3x4+1');
});

/** Highest correlation within a shift of 50 ms either way: where on the paper time begins is known no better. */
function correlateAligned(left: Float32Array, right: Float32Array): number {
  const shifts = Array.from({ length: 51 }, (_, index) => index - 25);
  return Math.max(...shifts.map((shift) => correlate(left, right, shift)));
}

/** Pearson's correlation where both signals are there, the right one taken `shift` samples later. */
function correlate(left: Float32Array, right: Float32Array, shift: number): number {
  const pairs = Array.from(left, (value, index) => [value, right[index + shift] ?? Number.NaN] as const).filter(
    ([a, b]) => Number.isFinite(a) && Number.isFinite(b),
  );
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [meanLeft, meanRight] = [mean(0), mean(1)];
  const sum = (term: (a: number, b: number) => number) =>
    pairs.reduce((total, [a, b]) => total + term(a - meanLeft, b - meanRight), 0);
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}
