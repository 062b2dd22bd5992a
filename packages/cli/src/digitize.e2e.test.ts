import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLayoutTemplate, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import { decodeRecord } from '@einthoven/core/formats';
import { renderPage, synthesizeEcg } from '@einthoven/core/render';
import { encodePng } from '@einthoven/node';
import { beforeAll, expect, it } from 'vitest';
import type { CliIo } from './cli-io.ts';
import { runCli } from './run-cli.ts';
import { correlateAligned } from './test-support/correlate-aligned.ts';
import { inProcessPool } from './test-support/in-process-pool.ts';
import { makeTestFolder } from './test-support/make-test-folder.ts';
import { makeTestIo } from './test-support/make-test-io.ts';

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
  io = { ...test.io, createPagePool: () => inProcessPool };
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
