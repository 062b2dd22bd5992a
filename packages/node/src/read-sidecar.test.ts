import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digitizeOptionsSchema } from '@einthoven/core';
import { describe, expect, it } from 'vitest';
import { findSidecar, readSidecar } from './read-sidecar.ts';

async function makeFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'einthoven-sidecar-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe('readSidecar', () => {
  it('gives nothing where there is no file', async () => {
    const folder = await makeFolder({});
    expect(await readSidecar(join(folder, 'a.png'))).toEqual({});
    expect(await findSidecar(join(folder, 'a.png'))).toBeNull();
  });

  it('gives options that stand by themselves', async () => {
    const folder = await makeFolder({ 'a.png.einthoven.yaml': 'layout:\n  gain: 5\n' });
    const options = digitizeOptionsSchema.parse(await readSidecar(join(folder, 'a.png')));
    expect(options.layout.gain).toBe(5);
  });

  it('prefers the file with the whole name of the page', async () => {
    const folder = await makeFolder({
      'a.png.einthoven.yaml': 'layout:\n  gain: 5\n',
      'a.einthoven.yaml': 'layout:\n  gain: 20\n',
    });
    expect(await readSidecar(join(folder, 'a.png'))).toEqual({ layout: { gain: 5 } });
    expect(await readSidecar(join(folder, 'a.jpg'))).toEqual({ layout: { gain: 20 } });
  });

  it('knows the pages of a file', async () => {
    const folder = await makeFolder({ 'a.tif.einthoven.yaml': 'pages:\n  2:\n    layout:\n      gain: 5\n' });
    const path = join(folder, 'a.tif');
    expect(await readSidecar(path, { pageIndex: 0, pageCount: 2 })).toEqual({});
    expect(await readSidecar(path, { pageIndex: 1, pageCount: 2 })).toEqual({ layout: { gain: 5 } });
  });

  it('refuses unknown names and wrong values, and names the file', async () => {
    const folder = await makeFolder({ 'a.einthoven.yaml': 'layout:\n  gian: 5\n', 'b.einthoven.yaml': 'grid: [' });
    const wrong = readSidecar(join(folder, 'a.png'));
    await expect(wrong).rejects.toMatchObject({ code: 'OPTION_INVALID', message: expect.stringContaining('gian') });
    await expect(wrong).rejects.toThrow('a.einthoven.yaml');
    await expect(readSidecar(join(folder, 'b.png'))).rejects.toMatchObject({
      code: 'OPTION_INVALID',
      message: expect.stringContaining('b.einthoven.yaml'),
    });
  });
});
