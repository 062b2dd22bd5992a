import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRecordFile } from '@einthoven/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { makeDatasetPage } from '../test-support/make-dataset.ts';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

const tables = {
  'ptbxl_database.csv': [
    'ecg_id,age,sex,height,weight,recording_date,scp_codes',
    `1,56.0,1,,63.0,1984-11-09 09:17:34,"{'NORM': 100.0, 'SR': 0.0}"`,
    `2,19.0,0,170.0,70.0,1984-11-14 12:55:37,"{'IMI': 80.0}"`,
  ].join('\n'),
  'scp_statements.csv': ',diagnostic,diagnostic_class\nNORM,1.0,NORM\nIMI,1.0,MI\nSR,,\n',
  '12sl_statements.csv': `ecg_id,statements\n1,"['SR']"\n2,"['ACUMI']"\n`,
  '12slv23ToSNOMED.csv': 'StatementNumber,Acronym\n821,ACUMI\n',
};
const tableWords = [
  ...['--database', 'ptbxl_database.csv', '--scp-statements', 'scp_statements.csv'],
  ...['--sl-statements', '12sl_statements.csv', '--sl-mapping', '12slv23ToSNOMED.csv'],
];

let folder: string;
beforeEach(async () => {
  folder = await makeTestFolder({ ...tables, 'records/00000/read.me': '', 'pages/read.me': '' });
});

async function run(...words: readonly string[]) {
  const test = makeTestIo(folder);
  const exitCode = await runCli(['dataset', ...words], test.io);
  return { exitCode, output: test.output(), errors: test.errors() };
}

const readText = (path: string) => readFile(join(folder, path), 'utf8');

describe('prepare-ptbxl', () => {
  beforeEach(async () => {
    await makeDatasetPage(join(folder, 'records/00000'), '00001_hr', { dotsPerInch: 30 });
    await makeDatasetPage(join(folder, 'records/00000'), '00002_hr', { dotsPerInch: 30 });
  });
  const words = ['prepare-ptbxl', '--records', 'records', ...tableWords, '--out', 'prepared'];

  it('writes headers that readers take, beside their signals', async () => {
    expect(await run(...words)).toMatchObject({ exitCode: 0 });
    const header = await readText('prepared/00000/00002_hr.hea');
    expect(header.split('\n')[0]).toBe('00002_hr 12 500 5000 12:55:37 14/11/1984');
    expect(header).toContain('# Age: 19\n# Sex: Male\n# Height: 170\n# Weight: 70\n# Labels: Acute MI\n');
    expect((await readRecordFile(join(folder, 'prepared/00000/00001_hr.hea'))).comments).toContain('Labels: NORM');
  });

  it('goes on where it was', async () => {
    await run(...words);
    await rm(join(folder, 'prepared/00000/00002_hr.dat'));
    expect((await run(...words)).errors).toBe('1 records written, 1 were as they should be, 0 failed\n');
    expect(await readdir(join(folder, 'prepared/00000'))).toHaveLength(4);
  });

  it('passes over what an earlier run prepared, and tells its records as JSON', async () => {
    await run(...words);
    expect((await run(...words, '--resume')).errors).toMatch(
      /^0 records written, .*, 2 were done in an earlier run, 0 /,
    );
    await rm(join(folder, 'prepared/00000/00002_hr.dat'));
    const { output } = await run(...words, '--resume', '--json', '--quiet');
    const rows = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const told = rows.map(({ name, resumed, facts }) => [name, resumed, facts.labels]).sort();
    expect(told).toEqual([
      [join('00000', '00001_hr.hea'), true, ['NORM']],
      [join('00000', '00002_hr.hea'), false, ['Acute MI']],
    ]);
  });

  it('names records that the tables do not know, and tables that are not there', async () => {
    await makeDatasetPage(join(folder, 'records/00000'), '00007_hr', { dotsPerInch: 30 });
    const { exitCode, errors } = await run(...words);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/RECORD_INVALID: .*00007_hr.hea does not stand in ptbxl_database.csv/);
    await rm(join(folder, 'scp_statements.csv'));
    expect((await run(...words)).errors).toMatch(/FILE_NOT_FOUND: There is no table .*scp_statements.csv/);
  });
});

describe('rotate-back', () => {
  it('turns pages upright, with truth that still fits and the record beside it', async () => {
    await makeDatasetPage(join(folder, 'pages'), 'a', { rotation: 9, dotsPerInch: 100 });
    await makeDatasetPage(join(folder, 'pages'), 'b', { quarterTurns: 1, dotsPerInch: 100 });
    expect((await run('rotate-back', 'pages', '--out', 'upright', '-j', '1')).exitCode).toBe(0);
    const names = (await readdir(join(folder, 'upright'))).sort();
    expect(names).toEqual(['a.dat', 'a.hea', 'a.json', 'a.png', 'b.dat', 'b.hea', 'b.json', 'b.png', 'dataset.jsonl']);
    expect(JSON.parse(await readText('upright/a.json')).record).toBe('a.hea');
    const report = await run('verify', 'upright', '--out', 'report', '-j', '1');
    expect(report).toMatchObject({ exitCode: 0, errors: expect.stringContaining('2 done') });
  });

  it('does not write over the pages', async () => {
    await makeDatasetPage(join(folder, 'pages'), 'a', { dotsPerInch: 30 });
    expect((await run('rotate-back', 'pages', '--out', 'pages')).errors).toMatch(/OPTION_INVALID/);
    await writeFile(join(folder, 'pages/a.json'), '{}');
    expect((await run('rotate-back', 'pages', '--out', 'x', '-j', '1')).errors).toMatch(/RECORD_INVALID/);
  });
});
