import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digitizeOptionsSchema } from '@einthoven/core';
import { build } from 'tsdown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Results } from './report/results.ts';
import { type BenchmarkOptions, runBenchmark } from './run-benchmark.ts';

// The whole command but for the digitizer, on three tiny records: exact, late by one sample (4 ms), and not there.
const folder = mkdtempSync(join(tmpdir(), 'run-benchmark-'));
afterAll(() => rmSync(folder, { recursive: true }));
const data = join(folder, 'data');
const options: BenchmarkOptions = {
  data,
  by: 'category',
  only: null,
  out: join(folder, 'out'),
  workers: 1,
  isolate: false,
  maximumSeconds: 10,
  worst: 2,
  predictions: join(folder, 'predictions'),
  digitize: digitizeOptionsSchema.parse({}),
  compare: null,
  check: null,
};

const wave = (i: number) => Math.round(800 * Math.exp(-(((i % 200) - 60) ** 2) / 18) + 90 * Math.sin(i / 23));
const record = (delay: number) => Array.from({ length: 1000 }, (_, i) => wave(i - delay));

function writeRecord(where: string, name: string, samples: readonly number[]): void {
  const rows = [`${name} 1 250 ${samples.length}`, `${name}.dat 16 1000(0)/mV 16 0 0 0 0 II`];
  writeFileSync(join(where, `${name}.hea`), `${rows.join('\n')}\n`);
  writeFileSync(join(where, `${name}.dat`), new Int16Array(samples));
}

beforeAll(async () => {
  for (const path of [data, options.predictions!]) mkdirSync(path);
  for (const id of ['exact', 'late', 'gone']) writeRecord(data, id, record(0));
  writeRecord(options.predictions!, 'exact', record(0));
  writeRecord(options.predictions!, 'late', record(1));
  const rows = ['exact', 'late', 'gone', 'untrue'].map((id) => ({ id, category: id === 'late' ? 'b' : 'a' }));
  writeFileSync(join(data, 'index.json'), JSON.stringify(rows));
  await build({
    config: false,
    entry: fileURLToPath(new URL('./page-worker.ts', import.meta.url)),
    outDir: join(folder, 'worker'),
    platform: 'node',
    dts: false,
    logLevel: 'silent',
    noExternal: ['fft.js'],
    outExtensions: () => ({ js: '.mjs' }),
  });
});

const lines: { printed: string; reported: string } = { printed: '', reported: '' };
async function run(changed: Partial<BenchmarkOptions>): Promise<string[]> {
  Object.assign(lines, { printed: '', reported: '' });
  return runBenchmark(
    { ...options, ...changed },
    {
      workerPath: join(folder, 'worker', 'page-worker.mjs'),
      print: (text) => {
        lines.printed += `${text}\n`;
      },
      report: (text) => {
        lines.reported += `${text}\n`;
      },
    },
  );
}
const readResults = (out: string): Results => JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));

describe('runBenchmark', () => {
  it('writes the figures of stored predictions', async () => {
    expect(await run({})).toEqual([]);
    const { categories, pages } = readResults(options.out);
    expect(Object.keys(categories)).toEqual(['a', 'b', 'ALL']);
    expect(categories.ALL).toMatchObject({ pages: 3, failed: 1, secondsMedian: null });
    expect(pages.map((page) => [page.id, page.category, page.score.failure])).toEqual([
      ['exact', 'a', null],
      ['late', 'b', null],
      ['gone', 'a', 'no prediction'],
    ]);
    expect(pages[0]!.score.kaggle2025).toBe(60);
    expect(pages[1]!.score.timeOffset).toBeCloseTo(4, 1);
    expect(lines.reported).toContain('left out: untrue');
    expect(lines.printed).toContain('kaggle med dB');
  });

  it('draws the worst pages, the failed one first', async () => {
    await run({});
    const html = readFileSync(join(options.out, 'worst.html'), 'utf8');
    expect([...html.matchAll(/<h2>(\w+)/g)].map((match) => match[1])).toEqual(['gone', 'late']);
    expect(html.match(/class="prediction"/g)).toHaveLength(1);
    expect(html).not.toContain('NaN');
  });

  it('selects pages by category or by id', async () => {
    const out = join(folder, 'selected');
    await run({ out, only: 'a' });
    expect(readResults(out).pages.map((page) => page.id)).toEqual(['exact', 'gone']);
    await run({ out, only: '*a?e' });
    expect(readResults(out).pages.map((page) => page.id)).toEqual(['late']);
    await expect(run({ out, only: 'nothing' })).rejects.toThrow('no pages that match nothing');
  });

  it('compares with an earlier run', async () => {
    const out = join(folder, 'earlier');
    await run({ out });
    const compare = join(out, 'results.json');
    writeRecord(
      options.predictions!,
      'exact',
      record(0).map((value, i) => value + (i % 7)),
    );
    await run({ compare });
    writeRecord(options.predictions!, 'exact', record(0));
    const [, losers, gainers] = lines.printed.split('now − earlier')[1]!.split('biggest');
    expect(losers).toMatch(/exact +60\.00 +\d+\.\d\d +−/);
    expect(gainers).toContain('none');
  });

  it('reports figures that are worse than their thresholds', async () => {
    const check = join(folder, 'thresholds.json');
    writeFileSync(check, JSON.stringify({ categories: { b: { timeOffset: { maximum: 1 }, failed: { maximum: 0 } } } }));
    const worse = await run({ check });
    expect(worse).toHaveLength(1);
    expect(worse[0]).toMatch(/^b: timeOffset is [\d.]+, above 1$/);
  });
});
