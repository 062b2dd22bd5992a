import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { type CollectOptions, collectInputs } from './collect-inputs.ts';

async function collect(workingDirectory: string, inputs: readonly string[], options: Partial<CollectOptions> = {}) {
  const found = await collectInputs(inputs, {
    workingDirectory,
    include: [],
    exclude: [],
    skipFolders: [],
    ...options,
  });
  return { ...found, paths: found.files.map((file) => file.relativePath) };
}

const tree = {
  'scans/b.png': '',
  'scans/a/x.JPG': '',
  'scans/notes.txt': '',
  'scans/.hidden.png': '',
  'other/y.tif': '',
};

it('walks folders to the bottom and leaves out what is no picture', async () => {
  const found = await collect(await makeTestFolder(tree), ['scans']);
  expect(found.paths).toEqual(['a/x.JPG', 'b.png']);
  expect(found.ignored).toBe(1);
});

it('mirrors the tree below the deepest folder common to all inputs', async () => {
  const folder = await makeTestFolder(tree);
  expect((await collect(folder, ['scans', 'other'])).paths).toEqual(['scans/a/x.JPG', 'scans/b.png', 'other/y.tif']);
  expect((await collect(folder, ['scans/a/x.JPG'])).paths).toEqual(['x.JPG']);
});

it('expands patterns and names those that fit nothing', async () => {
  const found = await collect(await makeTestFolder(tree), ['scans/**/*.{png,JPG}', 'nowhere/*.png', 'other/*.gif']);
  expect(found.paths).toEqual(['a/x.JPG', 'b.png']);
  expect(found.unmatched).toEqual(['nowhere/*.png', 'other/*.gif']);
});

it('takes each file once, and files that are missing too: they fail by name later', async () => {
  const found = await collect(await makeTestFolder(tree), [
    'scans/b.png',
    'scans',
    './scans/b.png',
    'scans/missing.png',
  ]);
  expect(found.paths).toEqual(['b.png', 'a/x.JPG', 'missing.png']);
});

it('takes a file whose name looks like a pattern', async () => {
  expect((await collect(await makeTestFolder({ 'page[1].png': '' }), ['page[1].png'])).paths).toEqual(['page[1].png']);
});

it('keeps to --include and --exclude', async () => {
  const folder = await makeTestFolder(tree);
  expect((await collect(folder, ['scans'], { include: ['a/**'] })).paths).toEqual(['a/x.JPG']);
  expect((await collect(folder, ['scans'], { exclude: ['*.JPG'] })).paths).toEqual(['b.png']);
});

it('never walks its own outputs, nor links in a circle', async () => {
  const folder = await makeTestFolder({ ...tree, 'scans/digitized/b-overlay.png': '' });
  await symlink(join(folder, 'scans'), join(folder, 'scans/a/circle'));
  const found = await collect(folder, ['scans'], { skipFolders: [join(folder, 'scans/digitized')] });
  expect(found.paths).toEqual(['a/x.JPG', 'b.png']);
});
