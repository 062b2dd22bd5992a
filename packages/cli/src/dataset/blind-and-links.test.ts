import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRecordFile } from '@einthoven/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { makeDatasetPage } from '../test-support/make-dataset.ts';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeTestFolder({ 'pages/read.me': '' });
  await makeDatasetPage(join(folder, 'pages'), '00001_hr-0', { dotsPerInch: 40 });
  await makeDatasetPage(join(folder, 'pages'), '00001_hr-10', { dotsPerInch: 40 });
  await makeDatasetPage(join(folder, 'pages'), '00001_hr-9', { dotsPerInch: 40 });
});

async function run(...words: readonly string[]) {
  const test = makeTestIo(folder);
  const exitCode = await runCli(['dataset', ...words], test.io);
  return { exitCode, output: test.output(), errors: test.errors() };
}

const readText = (path: string) => readFile(join(folder, path), 'utf8');

describe('blind', () => {
  it('hands out pictures that tell nothing but what they show', async () => {
    const words = ['blind', 'pages', '--out', 'handout', '--key', 'keys/key.csv', '--headers', '-j', '1'];
    expect((await run(...words)).exitCode).toBe(0);
    const handed = (await readdir(join(folder, 'handout'))).sort();
    expect(handed).toEqual(['0001.hea', '0001.png', '0002.hea', '0002.png', '0003.hea', '0003.png']);
    for (const name of handed.filter((file) => file.endsWith('.hea'))) {
      expect(await readText(`handout/${name}`)).not.toMatch(/00001|Synthetic|Image|#/);
    }
    const key = await readText('keys/key.csv');
    expect(key.trim().split('\n')).toHaveLength(4);
    for (const page of ['00001_hr-0', '00001_hr-9', '00001_hr-10']) expect(key).toContain(`"${page}"`);
    const again = await run(...words, '--resume');
    expect(again.errors).toContain('3 done (3 in an earlier run)');
  });

  it('keeps names where that is wanted, and leaves headers out', async () => {
    await run('blind', 'pages', '--out', 'handout', '--key', 'key.csv', '--names', 'keep', '-j', '1');
    expect(await readdir(join(folder, 'handout'))).toEqual(['00001_hr-0.png', '00001_hr-10.png', '00001_hr-9.png']);
  });

  it('refuses to hand out the key', async () => {
    const { errors, exitCode } = await run('blind', 'pages', '--out', 'handout', '--key', 'handout/key.csv');
    expect([exitCode, errors]).toEqual([1, expect.stringMatching(/OPTION_INVALID: The key/)]);
  });
});

describe('link-images', () => {
  it('links records to pages and pages to records, in the order of the numbers', async () => {
    await mkdir(join(folder, 'records'));
    await makeDatasetPage(join(folder, 'records'), '00001_hr', { dotsPerInch: 30 });
    expect(await run('link-images', 'pages', '--records', 'records')).toMatchObject({ exitCode: 0 });
    const paths = ['0', '9', '10'].map((number) => `../pages/00001_hr-${number}.png`);
    expect(await readText('records/00001_hr.hea')).toContain(`# Image: ${paths.join(', ')}\n`);
    const own = await readText('pages/00001_hr-9.hea');
    expect(own).toContain('# Image: 00001_hr-9.png\n# Record: 00001_hr\n');
    expect(own.match(/# Image:/g)).toHaveLength(1);
    expect((await readRecordFile(join(folder, 'records/00001_hr.hea'))).comments).toContain('Synthetic heart');
    const again = await run('link-images', 'pages', '--records', 'records');
    expect(again.output).toBe('0 headers changed, 4 were as they should be\n');
  });

  it('tells its pages as JSON, and passes over what an earlier run linked', async () => {
    const first = await run('link-images', 'pages', '--json');
    const rows = first.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ name, status, files }) => [name, status, files])).toContainEqual([
      '00001_hr-9',
      'complete',
      ['pages/00001_hr-9.hea'],
    ]);
    expect(rows).toHaveLength(3);
    expect((await run('link-images', 'pages', '--resume')).output).toMatch(/, 3 were linked in an earlier run\n/);
    const header = await readText('pages/00001_hr-0.hea');
    await writeFile(
      join(folder, 'pages/00001_hr-0.hea'),
      header.replace('# Image: 00001_hr-0.png', '# Image: lost.png'),
    );
    const again = await run('link-images', 'pages', '--resume');
    expect(again.output).toBe('1 headers changed, 0 were as they should be, 2 were linked in an earlier run\n');
    expect(await readText('pages/00001_hr-0.hea')).toBe(header);
  });

  it('takes the record from the index of the folder', async () => {
    const index = [{ file: '00001_hr-0.png', record: 'heart-7' }];
    await writeFile(join(folder, 'pages/index.json'), JSON.stringify(index));
    await run('link-images', 'pages');
    expect(await readText('pages/00001_hr-0.hea')).toContain('# Record: heart-7\n');
  });

  it('names pages without a header', async () => {
    await writeFile(join(folder, 'pages/alone.png'), 'x');
    const { exitCode, errors } = await run('link-images', 'pages');
    expect([exitCode, errors]).toEqual([2, 'alone: there is no header for it.\n']);
  });
});
