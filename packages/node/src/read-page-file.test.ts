import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptionsSchema, readStage } from '@einthoven/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStageContext } from './create-stage-context.ts';
import { readPageFile } from './read-page-file.ts';
import { makePagedFile, makeTestFiles } from './test-pages.ts';

const limits = readOptionsSchema.parse({});
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'einthoven-read-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

it('reads every kind of file to pixels, whatever its name says', async () => {
  for (const [name, bytes] of Object.entries(await makeTestFiles())) {
    const pages = await readPageFile(await fileWith(`${name}.bmp`, bytes), limits);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ sourceName: `${name}.bmp`, pageIndex: 0 });
    const context = createStageContext({ maximumSeconds: 20 });
    const page = await readStage.run(pages[0]!, limits, context);
    expect(name.startsWith(page.format)).toBe(true);
    expect([page.image.width, page.image.height]).toEqual([320, 240]);
  }
});

it.each(['tiff', 'gif', 'webp'] as const)('gives one source a page of %s', async (format) => {
  const path = await fileWith(`pages.${format}`, await makePagedFile(format));
  const pages = await readPageFile(path, limits);
  expect(pages.map((page) => page.pageIndex)).toEqual([0, 1, 2]);
  expect(pages[1]!.bytes).toBe(pages[0]!.bytes);
  const last = await readStage.run(pages[2]!, limits, createStageContext({ maximumSeconds: 20 }));
  expect(last.image.data[0]).toBeLessThan(5);
  await expect(readPageFile(path, { ...limits, maximumPages: 2 })).rejects.toMatchObject({ code: 'TOO_MANY_PAGES' });
  const strict = { ...limits, maximumPages: 2 };
  const run = async () => readStage.run(pages[0]!, strict, createStageContext({ maximumSeconds: 20 }));
  await expect(run()).rejects.toMatchObject({ code: 'TOO_MANY_PAGES' });
});

it('tells a missing file from a folder, an empty file and an unknown one', async () => {
  const empty = await fileWith('empty.png', new Uint8Array(0));
  const text = await fileWith('text.png', new TextEncoder().encode('no picture at all'));
  const pdf = await fileWith('page.png', new TextEncoder().encode('%PDF-1.7\n'));
  await expect(readPageFile(join(folder, 'none.png'), limits)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  await expect(readPageFile(join(text, 'below.png'), limits)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  await expect(readPageFile(folder, limits)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  await expect(readPageFile(empty, limits)).rejects.toMatchObject({ code: 'FILE_EMPTY' });
  await expect(readPageFile(text, limits)).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
  await expect(readPageFile(pdf, limits)).rejects.toMatchObject({
    code: 'FORMAT_UNSUPPORTED',
    remedy: expect.stringContaining('300 dpi'),
  });
});

it('refuses a large file by its size, without reading it', async () => {
  const path = await fileWith('large.png', new Uint8Array(1));
  // Sparse: it takes no room on the disk, but reading it would fail for its length.
  await truncate(path, 5_000_000_000);
  await expect(readPageFile(path, limits)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});

it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
  const path = join(folder, 'pipe.png');
  execFileSync('mkfifo', [path]);
  await expect(readPageFile(path, limits)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});
