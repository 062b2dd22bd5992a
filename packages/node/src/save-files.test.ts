import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveFiles } from './save-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'einthoven-save-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytesOf = (text: string) => new TextEncoder().encode(text);
const files = new Map([
  ['a.hea', bytesOf('header')],
  ['a.dat', bytesOf('signal')],
  ['a.json', bytesOf('{}')],
]);

async function contentsOf(path: string): Promise<Record<string, string>> {
  const names = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile());
  const pairs = names.map(async ({ name }) => [name, await readFile(join(path, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

const saved = { 'a.hea': 'header', 'a.dat': 'signal', 'a.json': '{}' };

it.each([true, false])('writes all files and nothing else, overwrite %s', async (overwrite) => {
  await saveFiles(folder, files, { overwrite });
  expect(await contentsOf(folder)).toEqual(saved);
});

it('makes missing folders', async () => {
  await saveFiles(join(folder, 'deep', 'er'), files, { overwrite: false });
  expect(await contentsOf(join(folder, 'deep', 'er'))).toEqual(saved);
});

it('replaces with overwrite', async () => {
  await writeFile(join(folder, 'a.dat'), 'old');
  await saveFiles(folder, files, { overwrite: true });
  expect(await contentsOf(folder)).toEqual(saved);
});

it('leaves all as it was when one file is there already', async () => {
  await writeFile(join(folder, 'a.json'), 'old');
  await expect(saveFiles(folder, files, { overwrite: false })).rejects.toMatchObject({ code: 'OUTPUT_EXISTS' });
  expect(await contentsOf(folder)).toEqual({ 'a.json': 'old' });
});

it('brings replaced files back when a later one cannot be placed', async () => {
  await writeFile(join(folder, 'a.hea'), 'old header');
  await writeFile(join(folder, 'a.dat'), 'old signal');
  const tooLong = `${'n'.repeat(300)}.json`;
  const more = new Map([...files, [tooLong, bytesOf('x')]]);
  await expect(saveFiles(folder, more, { overwrite: true })).rejects.toMatchObject({ code: 'OUTPUT_FAILED' });
  expect(await contentsOf(folder)).toEqual({ 'a.hea': 'old header', 'a.dat': 'old signal' });
});

it('takes new files away again when a later one cannot be placed', async () => {
  const tooLong = `${'n'.repeat(300)}.json`;
  const more = new Map([...files, [tooLong, bytesOf('x')]]);
  const path = join(folder, 'new', 'deep');
  await expect(saveFiles(path, more, { overwrite: false })).rejects.toMatchObject({ code: 'OUTPUT_FAILED' });
  expect(await readdir(folder)).toEqual([]);
});

it('fails where a file stands in place of the folder', async () => {
  await writeFile(join(folder, 'plain'), 'text');
  const attempt = saveFiles(join(folder, 'plain'), files, { overwrite: true });
  await expect(attempt).rejects.toMatchObject({ code: 'OUTPUT_FAILED' });
  expect(await contentsOf(folder)).toEqual({ plain: 'text' });
});

it('does not replace a folder by a file', async () => {
  await mkdir(join(folder, 'a.dat'));
  await writeFile(join(folder, 'a.dat', 'inside'), 'kept');
  await expect(saveFiles(folder, files, { overwrite: true })).rejects.toMatchObject({ code: 'OUTPUT_FAILED' });
  expect(await contentsOf(join(folder, 'a.dat'))).toEqual({ inside: 'kept' });
});

it.each(['../a.dat', 'b/a.dat', 'b\\a.dat', '', '.', '..', 'a\0.dat'])('refuses the name %j', async (name) => {
  const attempt = saveFiles(folder, new Map([[name, bytesOf('x')]]), { overwrite: true });
  await expect(attempt).rejects.toMatchObject({ code: 'OUTPUT_FAILED' });
  expect(await readdir(folder)).toEqual([]);
});

it('lets one of two writers win, whole', async () => {
  const other = new Map([...files.keys()].map((name) => [name, bytesOf('other')]));
  const outcomes = await Promise.allSettled([
    saveFiles(folder, files, { overwrite: false }),
    saveFiles(folder, other, { overwrite: false }),
  ]);
  const contents = await contentsOf(folder);
  const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled');
  expect(winners.length).toBeLessThanOrEqual(1);
  if (winners.length === 1)
    expect(new Set(Object.values(contents)).size).toBe(outcomes[0]!.status === 'fulfilled' ? 3 : 1);
  else expect(contents).toEqual({});
});
