import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeCsv, encodeWfdb } from '@einthoven/core/formats';
import { synthesizeHeart } from '@einthoven/core/render';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRecordFiles } from './find-record-files.ts';
import { readRecordFile } from './read-record-file.ts';

const heart = synthesizeHeart({ duration: 4 }, 3);
let folder: string;
const put = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'einthoven-records-'));
  for (const [name, bytes] of encodeWfdb(heart)) await put(name, bytes);
  await put('table.csv', encodeCsv(heart));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('readRecordFile', () => {
  test('reads a header with its signal file, and a table', async () => {
    for (const name of ['heart-3.hea', 'table.csv']) {
      const record = await readRecordFile(join(folder, name));
      expect([record.sampleCount, record.samplingFrequency, record.leads.length]).toEqual([2000, 500, 12]);
      record.leads.forEach(({ lead, samples }, index) => {
        expect(lead).toBe(heart.leads[index]!.lead);
        const wanted = heart.leads[index]!.samples;
        expect(samples.every((value, i) => Math.abs(value - wanted[i]!) < 0.000_51)).toBe(true);
      });
    }
  });

  test('cuts a part out of a long record', async () => {
    const path = join(folder, 'heart-3.hea');
    const whole = await readRecordFile(path);
    const part = await readRecordFile(path, { from: 1.5, duration: 2 });
    expect(part.sampleCount).toBe(1000);
    expect(part.leads[7]!.samples).toEqual(whole.leads[7]!.samples.slice(750, 1750));
    expect(part.comments.join()).toContain('from 1.5 s, 2 s long');
    await expect(readRecordFile(path, { from: 4 })).rejects.toMatchObject({
      code: 'OPTION_INVALID',
      message: expect.stringContaining('heart-3.hea: from must be'),
    });
  });

  test('keeps runs of missing samples, computes limb leads where asked and tells it', async () => {
    const rows = ['0,0.1,0.5', '0.002,,0.6', '0.004,0.3,'].join('\n');
    const path = await put('two.csv', `time_s,I_mV,II_mV\n${rows}\n`);
    const recorded = await readRecordFile(path);
    expect([...recorded.leads[0]!.samples]).toEqual([Math.fround(0.1), Number.NaN, Math.fround(0.3)]);
    const complete = await readRecordFile(path, { limbLeads: 'complete', requiredLeads: ['aVF', 'III'] });
    expect(complete.leads).toHaveLength(6);
    expect([...complete.leads[2]!.samples].map((value) => value.toFixed(3))).toEqual(['0.400', 'NaN', 'NaN']);
    expect(complete.comments).toContain('Computed from I and II: III, aVR, aVL, aVF');
    await expect(
      readRecordFile(path, { limbLeads: 'complete', requiredLeads: ['II', 'V1', 'V6'] }),
    ).rejects.toMatchObject({
      code: 'RECORD_INVALID',
      message: `${path}: Leads that are needed are missing: V1, V6. Found: I, II, III, aVR, aVL, aVF.`,
      remedy: expect.stringContaining('layout'),
    });
  });

  test('takes unit and sampling frequency of a table that has none', async () => {
    const path = await put('bare.csv', 'II;V1\n1000;0\n-500;2\n');
    await expect(readRecordFile(path)).rejects.toMatchObject({ code: 'RECORD_INVALID' });
    const record = await readRecordFile(path, { unit: 'uV', samplingFrequency: 100 });
    expect([...record.leads[0]!.samples]).toEqual([1, -0.5]);
  });

  test.each([
    ['no file', 'absent.hea', null, 'FILE_NOT_FOUND', 'There is no file'],
    ['a folder', '.', null, 'FILE_UNREADABLE', 'not a regular file'],
    ['no bytes', 'empty.edf', '', 'FILE_EMPTY', 'has no bytes'],
    ['a signal file', 'a.mat', 'x', 'RECORD_INVALID', 'got "a.mat"'],
    ['a broken header', 'broken.hea', 'a 1 500\na.dat sixteen\n', 'RECORD_INVALID', 'broken.hea: Line 2 of the header'],
    ['no signal file', 'alone.hea', 'a 1 500 4\ngone.dat 16 1/mV 16 0 0 0 0 II\n', 'FILE_NOT_FOUND', 'alone.hea names'],
    ['no lead', 'odd.csv', 'time_s,pulse\n0,1\n', 'RECORD_INVALID', 'No column is one of the 12 leads'],
    ['only missing samples', 'blank.csv', 'time_s,I_mV\n0,\n0.002,\n', 'RECORD_INVALID', 'Every sample of every lead'],
    ['no sample', 'zero.hea', 'a 1 500 0\nzero.dat 16 1/mV 16 0 0 0 0 II\n', 'RECORD_INVALID', 'at least one sample'],
  ])('says what is wrong: %s', async (_, name, content, code, message) => {
    await put('zero.dat', '');
    if (content !== null) await put(name, content);
    await expect(readRecordFile(join(folder, name))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
      remedy: expect.not.stringContaining('picture'),
    });
  });

  test('refuses a file that is larger than allowed before reading it', async () => {
    await expect(readRecordFile(join(folder, 'table.csv'), { maximumBytes: 100 })).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: expect.stringContaining('maximumBytes is 100'),
      remedy: expect.stringContaining('a shorter part'),
    });
  });
});

describe('findRecordFiles', () => {
  test('finds each record once, in all subfolders', async () => {
    const root = join(folder, 'tree');
    await mkdir(join(root, 'a', 'deep'), { recursive: true });
    await mkdir(join(root, '.hidden'));
    const table = 'time_s,II_mV\n0,1\n0.01,1\n';
    const files = {
      'one.hea': 'one 0\n',
      'one.dat': '',
      'one.csv': table,
      'one.json': '{}',
      'two.EDF': '',
      'two.csv': table,
      '._two.edf': '',
      'patients.csv': 'ecg_id,patient_id,age,sex,device\n1,2,3,4,5\n',
      'a/three.hea': 'three 0\n',
      'a/three.mat': '',
      'a/deep/one.csv': `# comment\n${table}`,
      '.hidden/four.hea': 'four 0\n',
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(root, name), content);
    await symlink(root, join(root, 'a', 'loop'));
    const found = ['a/deep/one.csv', 'a/three.hea', 'one.hea', 'two.EDF'];
    expect(await findRecordFiles(root)).toEqual(found.map((name) => join(root, name)));
    expect(await findRecordFiles(`${root}/./a/..`)).toHaveLength(4);
  });

  test('a file stands for itself; a folder that is not there is told', async () => {
    expect(await findRecordFiles(join(folder, 'table.csv'))).toEqual([join(folder, 'table.csv')]);
    await expect(findRecordFiles(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});
