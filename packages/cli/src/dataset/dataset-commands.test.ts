import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeImage } from '@einthoven/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { makeDatasetPage } from '../test-support/make-dataset.ts';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

let folder: string;
beforeAll(async () => {
  folder = await makeTestFolder({
    'good/read.me': '',
    'bad/read.me': '',
    'pages/broken.png': 'no picture',
    'pages/broken.json': '{"no": "truth"}',
  });
  await makeDatasetPage(join(folder, 'pages'), '00001_hr-0');
  await makeDatasetPage(join(folder, 'pages'), '00001_hr-1', { rotation: 3 });
  await makeDatasetPage(join(folder, 'pages'), '00002_hr-0', { layout: '6x2' });
});

async function run(...words: readonly string[]) {
  const test = makeTestIo(folder);
  const exitCode = await runCli(['dataset', ...words], test.io);
  return { exitCode, output: test.output(), errors: test.errors() };
}

const readJson = async (path: string) => JSON.parse(await readFile(join(folder, path), 'utf8'));

describe('mask', () => {
  it('writes masks of the pages that have truth, and names the page that has none', async () => {
    const { exitCode, errors } = await run('mask', 'pages', '-k', 'leads,classes', '-o', 'masks', '-j', '1');
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/broken +RECORD_INVALID +The truth does not follow its schema/);
    expect(errors).toContain('4 pages: 3 done, 1 failed');
    expect((await readdir(join(folder, 'masks'))).filter((name) => name.endsWith('.png'))).toHaveLength(6);
    const { image } = await decodeImage(await readFile(join(folder, 'masks/00001_hr-0-mask-leads.png')));
    expect(new Set(image.data)).toEqual(new Set(Array.from({ length: 13 }, (_, label) => label)));
  });

  it('goes on where it was, and refuses to replace what is there', async () => {
    const again = await run('mask', 'pages', '-k', 'leads,classes', '-o', 'masks', '-j', '1', '--resume', '--json');
    expect(again.errors).toContain('3 done (3 in an earlier run)');
    expect(again.output.trim().split('\n')).toHaveLength(4);
    const refused = await run('mask', 'pages', '-k', 'leads', '-o', 'masks', '-j', '1');
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toContain('OUTPUT_EXISTS');
  });

  it('refuses kinds that there are not, and folders without pages', async () => {
    expect((await run('mask', 'pages', '-k', 'lead')).errors).toMatch(/OPTION_INVALID: There is no "lead"/);
    expect((await run('mask', 'nowhere')).errors).toMatch(/FILE_NOT_FOUND/);
    expect((await run('mask', await makeTestFolder())).errors).toMatch(/OPTION_INVALID: There is no page/);
  });
});

describe('densify', () => {
  it('writes truth with more points', async () => {
    const { exitCode } = await run('densify', 'pages', '--factor', '4', '-o', 'dense', '-j', '1');
    expect(exitCode).toBe(2);
    const before = (await readJson('pages/00002_hr-0.json')).leads[3].centreLine;
    const after = (await readJson('dense/00002_hr-0.json')).leads[3].centreLine;
    expect(after.times).toHaveLength((before.times.length - 1) * 4 + 1);
  });

  it('writes plotted pixels of the reference generator', async () => {
    await run('densify', 'pages', '--format', 'plotted-pixels', '-o', 'plotted', '-j', '1');
    const document = await readJson('plotted/00001_hr-0.json');
    expect(document.sampling_frequency).toBe(500);
    expect(document.leads[0].dense_plotted_pixels[0]).toHaveLength(2);
  });

  it('refuses a factor that is none', async () => {
    expect((await run('densify', 'pages', '--factor', '0')).errors).toMatch(/OPTION_INVALID: --factor/);
  });
});

describe('split', () => {
  it('keeps pages of one record together without a table', async () => {
    expect((await run('split', 'pages', '--fractions', '1,0,1', '-o', 'split.json')).exitCode).toBe(0);
    const { parts } = await readJson('split.json');
    const together = [...parts.train, ...parts.test].sort();
    expect(together).toEqual(['00001_hr-0', '00001_hr-1', '00002_hr-0', 'broken']);
    expect(parts.train.includes('00001_hr-0')).toBe(parts.train.includes('00001_hr-1'));
  });

  it('leaves a file of the same parts alone with --resume, and tells its pages as JSON', async () => {
    const words = ['split', 'pages', '-o', 'again.json'];
    await run(...words);
    expect(await run(...words)).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/OUTPUT_EXISTS/) });
    const { exitCode, output } = await run(...words, '--resume', '--json');
    const rows = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([exitCode, rows.length]).toEqual([0, 4]);
    expect(rows.every(({ resumed, files }) => resumed && files[0] === 'again.json')).toBe(true);
    const { parts } = await readJson('again.json');
    for (const { name, facts } of rows) expect(parts[facts.part]).toContain(name);
    expect((await run(...words, '--resume', '--seed', '2', '--fractions', '0,0,1')).errors).toMatch(/OUTPUT_EXISTS/);
  });

  it('follows folds of a table and tells patients who stand in several', async () => {
    const rows = ['ecg_id,patient_id,strat_fold', '1,7.0,10', '2,7.0,3', 'broken,8.0,9'];
    await writeFile(join(folder, 'ptbxl.csv'), rows.join('\n'));
    const { errors } = await run('split', 'pages', '--by', 'fold', '--table', 'ptbxl.csv', '-o', 'folds.json');
    expect(errors).toContain('1 patients stand in folds of several parts');
    const { parts, movedPatients } = await readJson('folds.json');
    expect(parts).toEqual({
      train: [],
      validation: ['broken'],
      test: ['00001_hr-0', '00001_hr-1', '00002_hr-0'],
    });
    expect(movedPatients).toEqual(['7']);
  });

  it('refuses folds without a table, records that are not in it, and tables of other things', async () => {
    expect((await run('split', 'pages', '--by', 'fold')).errors).toMatch(/OPTION_INVALID: --by fold needs --table/);
    await writeFile(join(folder, 'short.csv'), 'record,patient\n00001_hr,a\n');
    expect((await run('split', 'pages', '--table', 'short.csv')).errors).toMatch(/does not stand in short.csv/);
    await writeFile(join(folder, 'odd.csv'), 'a,b\n1,2\n');
    expect((await run('split', 'pages', '--table', 'odd.csv')).errors).toMatch(/RECORD_INVALID/);
    expect((await run('split', 'pages', '--fractions', '1,2')).errors).toMatch(/OPTION_INVALID: --fractions/);
    expect((await run('split', 'pages', '-o', 'folds.json')).errors).toMatch(/OUTPUT_EXISTS/);
  });
});

describe('verify', () => {
  it('reports pages whose truth is wrong, with exit code 2', async () => {
    await makeDatasetPage(join(folder, 'good'), 'a', { dotsPerInch: 100 });
    await makeDatasetPage(join(folder, 'good'), 'b', { dotsPerInch: 100, rotation: 2 });
    const good = await run('verify', 'good', '-o', 'good-report', '-j', '1');
    expect(good).toMatchObject({ exitCode: 0, errors: expect.stringContaining('2 pages: 2 done, 0 failed') });
    expect(await readJson('good-report/verify.json')).toMatchObject({
      pages: 2,
      good: 2,
      rows: [{ name: 'a', hasRecord: true }, {}],
    });

    await makeDatasetPage(join(folder, 'bad'), 'a', { dotsPerInch: 100 });
    await makeDatasetPage(join(folder, 'bad'), 'moved', { dotsPerInch: 100 });
    const truth = await readJson('bad/moved.json');
    for (const { centreLine } of truth.leads) centreLine.rows = centreLine.rows.map((row: number) => row + 2);
    await writeFile(join(folder, 'bad/moved.json'), JSON.stringify(truth));
    const bad = await run('verify', 'bad', '-o', 'bad-report', '-j', '1');
    expect(bad.exitCode).toBe(2);
    expect(bad.errors).toMatch(/moved +partial +I in row 1: drawn .* rows from its truth; .* and \d+ more/);
    expect(await readJson('bad-report/verify.json')).toMatchObject({ good: 1, faulty: 1, unreadable: 0 });
  });

  it('has exit code 2 also where no page can be read', async () => {
    const broken = await makeTestFolder({ 'a.png': 'no picture', 'a.json': '{}' });
    expect((await run('verify', broken, '-o', 'broken-report', '-j', '1')).exitCode).toBe(2);
  });
});
