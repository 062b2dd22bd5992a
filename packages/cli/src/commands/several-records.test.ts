import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

async function run(folder: string, commandLine: string) {
  const test = makeTestIo(folder);
  const exitCode = await runCli(['digitize', ...commandLine.split(' ')], test.io);
  return { exitCode, output: test.output(), errors: test.errors(), digitized: test.digitized };
}

const listFiles = async (folder: string) => (await readdir(join(folder, 'digitized'))).sort();
const readText = (folder: string, name: string) => readFile(join(folder, 'digitized', name), 'utf8');
const rowsOf = async (folder: string) =>
  (await readText(folder, 'digitization.csv'))
    .trim()
    .split('\n')
    .map((line) => line.split(',').slice(0, 4).join());

describe('pages of several ECGs', () => {
  it('give a record and a row each', async () => {
    const folder = await makeTestFolder({ 'a.png': 'ecgs:2', 'b.png': 'complete' });
    const { exitCode, output } = await run(folder, 'a.png b.png --format csv');
    expect(exitCode).toBe(0);
    expect(await listFiles(folder)).toEqual(['a-ecg2.csv', 'a.csv', 'b.csv', 'digitization.csv', 'ledger.jsonl']);
    expect(await rowsOf(folder)).toEqual([
      'path,page,ecg,status',
      'a.png,1,1,complete',
      'a.png,1,2,complete',
      'b.png,1,1,complete',
    ]);
    expect(output).toContain('a.png, ECG 2');
    expect(output).toContain('2 pages with 3 ECGs: 3 complete');
  });

  it('are taken over with all their ECGs, and read again where one is gone', async () => {
    const folder = await makeTestFolder({ 'a.png': 'ecgs:2' });
    await run(folder, 'a.png --format csv');
    const rows = await rowsOf(folder);
    expect((await run(folder, 'a.png --format csv --resume')).digitized).toEqual([]);
    expect(await rowsOf(folder)).toEqual(rows);
    await rm(join(folder, 'digitized/a-ecg2.csv'));
    expect((await run(folder, 'a.png --format csv --resume')).digitized).toEqual(['a']);
  });

  it('write nothing where the file of one is there', async () => {
    const folder = await makeTestFolder({ 'a.png': 'ecgs:2', 'digitized/a-ecg2.csv': 'mine' });
    const { exitCode, output } = await run(folder, 'a.png --format csv');
    expect([exitCode, output.includes('OUTPUT_EXISTS')]).toEqual([1, true]);
    expect(await listFiles(folder)).toEqual(['a-ecg2.csv']);
  });
});

describe('einthoven digitize --join', () => {
  it('also writes one record of the pages of a file', async () => {
    const folder = await makeTestFolder({
      'a.tif': 'pages:3',
      'b.tif': 'pages:2 leads:I,II;V1,V2',
      'c.png': 'complete',
    });
    const { exitCode, output } = await run(folder, 'a.tif b.tif c.png --format wfdb,json --join auto');
    expect(exitCode).toBe(0);
    const header = (await readText(folder, 'a.hea')).split('\n');
    expect(header[0]).toBe('a 1 500 12');
    expect(header).toContain(
      '# Joined in time, without a gap: a-p1 (0 to 0.008 s), a-p2 (0.008 to 0.016 s), a-p3 (0.016 to 0.024 s)',
    );
    expect(header).toContain('# a-p3: made up');
    const both = JSON.parse(await readText(folder, 'b.json'));
    expect(both.record.leads.map(({ lead }: { lead: string }) => lead)).toEqual(['I', 'II', 'V1', 'V2']);
    expect(both.record.leads[3].samples).toEqual([0, 0.1, 0.2, null]);
    expect(both.provenance.sourceSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await listFiles(folder)).toContain('a-p1.hea');
    expect((await rowsOf(folder)).filter((row) => row.includes('1-'))).toEqual([
      'a.tif,1-3,,complete',
      'b.tif,1-2,,complete',
    ]);
    expect(output).toContain('6 pages: 6 complete, 0 partial, 0 failed; the pages of 2 files joined');
  });

  it('keeps the records of the pages where they cannot be joined, and says why', async () => {
    const folder = await makeTestFolder({ 'a.tif': 'pages:2 leads:I,II;II,V1', 'b.tif': 'pages:2 ecgs:2' });
    const { exitCode, output } = await run(folder, 'a.tif b.tif --format csv --join auto');
    expect(exitCode).toBe(2);
    expect(output).toMatch(/a\.tif pages 1 to 2 joined +failed .*RECORDS_DISAGREE: a-p1 and a-p2 share II/);
    expect(output).toContain('Page 1 shows 2 ECGs, not one.');
    expect(await listFiles(folder)).toContain('a-p2.csv');
    expect(await listFiles(folder)).not.toContain('a.csv');
  });

  it('is done with all pages or begun anew', async () => {
    const folder = await makeTestFolder({ 'a.tif': 'pages:2', 'b.png': 'complete' });
    await run(folder, 'a.tif b.png --format csv --join time');
    const rows = await rowsOf(folder);
    expect((await run(folder, 'a.tif b.png --format csv --join time --resume')).digitized).toEqual([]);
    expect(await rowsOf(folder)).toEqual(rows);
    expect((await run(folder, 'b.png --format csv --resume')).digitized).toEqual([]);
    // Pages are read side by side: which one begins first is not promised.
    for (const gone of ['a.csv', 'a-p2.csv']) {
      await rm(join(folder, 'digitized', gone));
      expect((await run(folder, 'a.tif b.png --format csv --join time --resume')).digitized.sort()).toEqual([
        'a-p1',
        'a-p2',
      ]);
    }
  });

  it('joins nothing unless it is asked to, and only as it can', async () => {
    const folder = await makeTestFolder({ 'a.tif': 'pages:2' });
    await run(folder, 'a.tif --format csv');
    expect(await listFiles(folder)).toEqual(['a-p1.csv', 'a-p2.csv', 'digitization.csv', 'ledger.jsonl']);
    expect((await run(folder, 'a.tif --join pages')).errors).toContain('Allowed choices are auto, time, leads');
  });
});
