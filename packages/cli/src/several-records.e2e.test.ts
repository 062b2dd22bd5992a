import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type EcgRecord,
  findLayoutTemplate,
  parseLayoutTemplates,
  type RgbImage,
  shippedLayouts,
} from '@einthoven/core';
import { cutRecord, decodeRecord } from '@einthoven/core/formats';
import { renderPage, synthesizeEcg } from '@einthoven/core/render';
import { encodePng } from '@einthoven/node';
import { beforeAll, expect, it } from 'vitest';
import type { CliIo } from './cli-io.ts';
import { runCli } from './run-cli.ts';
import { correlateAligned } from './test-support/correlate-aligned.ts';
import { encodeTiff } from './test-support/encode-tiff.ts';
import { inProcessPool } from './test-support/in-process-pool.ts';
import { makeTestFolder } from './test-support/make-test-folder.ts';
import { makeTestIo } from './test-support/make-test-io.ts';

const layouts = parseLayoutTemplates(shippedLayouts);
const paper = { pageWidth: 297, pageHeight: 140, dotsPerInch: 120 };
const render = (layout: string, record: EcgRecord, rowSpacing: number) =>
  renderPage(record, { template: findLayoutTemplate(layout, layouts), ...paper, rowSpacing });

let folder: string;
let io: CliIo;
let read: () => string;
beforeAll(async () => {
  folder = await makeTestFolder();
  await mkdir(join(folder, 'scans'));
  const test = makeTestIo(folder);
  io = { ...test.io, createPagePool: () => inProcessPool };
  read = test.output;
});

function stack(above: RgbImage, below: RgbImage): RgbImage {
  const data = new Uint8Array([...above.data, ...below.data]);
  return { width: above.width, height: above.height + below.height, data };
}

async function readRecord(name: string): Promise<EcgRecord> {
  const files = new Map<string, Uint8Array>();
  for (const file of [`${name}.hea`, `${name}.dat`]) files.set(file, await readFile(join(folder, 'digitized', file)));
  return decodeRecord(`${name}.hea`, (file) => files.get(file)!);
}

function expectSignals(found: EcgRecord, truth: EcgRecord): void {
  expect(found.leads.map(({ lead }) => lead).sort()).toEqual(truth.leads.map(({ lead }) => lead).sort());
  for (const { lead, samples } of truth.leads) {
    const digitized = found.leads.find((signal) => signal.lead === lead)!.samples;
    expect(correlateAligned(samples, digitized), lead).toBeGreaterThan(0.95);
  }
}

it('digitizes both of two ECGs that stand one above the other', async () => {
  const pages = [3, 4].map((seed) => render('3x4+1', synthesizeEcg({ seed, heartRate: 20 * seed }), 25));
  await writeFile(join(folder, 'scans/two.png'), await encodePng(stack(pages[0]!.image, pages[1]!.image)));
  expect(await runCli(['digitize', 'scans/two.png', '--overlay', '--report', '--debug-dir', 'debug'], io)).toBe(0);
  expect(read()).toContain('1 page with 2 ECGs: 2 complete');
  const endings = ['.csv', '.dat', '.hea', '.json', '-overlay.png', '.report.html'];
  const expected = ['two', 'two-ecg2'].flatMap((name) => endings.map((ending) => name + ending));
  const written = await readdir(join(folder, 'digitized'));
  expect(written.filter((name) => name.startsWith('two')).sort()).toEqual(expected.sort());
  expect(await readFile(join(folder, 'digitized/index.html'), 'utf8')).toContain('href="./two-ecg2.report.html"');
  const debug = await readdir(join(folder, 'debug'));
  expect(debug).toContain('two-1-read.png');
  expect(debug).toContain('two-5-layout.png');
  expect(debug.filter((name) => name.startsWith('two-ecg2-'))).toHaveLength(12);
  for (const [index, name] of ['two', 'two-ecg2'].entries()) {
    const record = await readRecord(name);
    expectSignals(record, pages[index]!.truth.record);
    expect(record.comments).toContain(`Uncertain: The page shows 2 ECGs; this is number ${index + 1} of them.`);
  }
});

it('tells the first of two ECGs, and writes it down for corrections without the other', async () => {
  expect(await runCli(['inspect', 'scans/two.png', '--write-sidecar'], io)).toBe(0);
  expect(read()).toContain('The page shows 2 ECGs; this is number 1 of them.');
  const again = ['digitize', 'scans/two.png', '--out', 'corrected', '--format', 'csv'];
  expect(await runCli(again, io)).toBe(0);
  expect((await readdir(join(folder, 'corrected'))).sort()).toEqual(['digitization.csv', 'ledger.jsonl', 'two.csv']);
});

it('joins limb leads and chest leads of two pages', async () => {
  const heart = synthesizeEcg({ seed: 5 });
  const pages = ['6x1-limb', '6x1-precordial'].map((layout) => render(layout, heart, 18));
  await writeFile(join(folder, 'scans/leads.tif'), encodeTiff(pages.map(({ image }) => image)));
  expect(await runCli(['digitize', 'scans/leads.tif', '--join', 'auto'], io)).toBe(0);
  const leads = pages.flatMap(({ truth }) => truth.record.leads);
  const record = await readRecord('leads');
  expectSignals(record, { ...pages[0]!.truth.record, leads });
  expect(record.comments[0]).toMatch(/^Joined in leads, taken to show the same time: leads-p1 \(I, II, III/);
});

it('joins pages on which the same leads go on', async () => {
  const heart = synthesizeEcg({ seed: 6, duration: 20 });
  const pages = [0, 10].map((from) => render('6x1-limb', cutRecord(heart, { from, duration: 10 }), 18));
  await writeFile(join(folder, 'scans/time.tif'), encodeTiff(pages.map(({ image }) => image)));
  expect(await runCli(['digitize', 'scans/time.tif', '--join', 'time'], io)).toBe(0);
  const record = await readRecord('time');
  expect(record.sampleCount).toBe(10_000);
  expectSignals(record, { ...heart, leads: heart.leads.filter(({ lead }) => !lead.startsWith('V')) });
});
