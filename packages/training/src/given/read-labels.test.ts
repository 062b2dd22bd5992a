import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeGrayPng, encodePng } from '@einthoven/node';
import { beforeEach, expect, it } from 'vitest';
import { findGivenFiles } from './find-given-files.ts';
import { makeGivenPicture } from './make-given-picture.ts';
import { readLabels } from './read-labels.ts';

const size = { width: 4, height: 1 };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'einthoven-given-'));
});

async function save(name: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

const gray = (...values: number[]) => encodeGrayPng({ ...size, data: Uint8Array.from(values) });
const colors = (...values: number[]) => encodePng({ ...size, data: Uint8Array.from(values) });
const picture = () => colors(...Array.from({ length: 12 }, () => 255));
/** Nothing, grid, marks, trace. */
const classes = () => colors(0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255);

async function readFirst(under = '.') {
  const [files] = await findGivenFiles(join(folder, under));
  const { data, tellsMarks } = await readLabels(files!, size);
  return { name: files!.name, labels: [...data], tellsMarks };
}

it('reads masks of colours that lie beside their pictures', async () => {
  await save('flat/a.png', await picture());
  await save('flat/a_mask.png', await classes());
  expect(await readFirst('flat')).toEqual({ name: 'flat-a', labels: [0, 0, 255, 1], tellsMarks: true });
});

it('reads masks of a folder of their own, and takes from each what it knows', async () => {
  await save('scans/a-0.png', await picture());
  await save('scans/masks/a-0-mask-binary.png', await gray(255, 0, 0, 255));
  expect(await readFirst('scans')).toMatchObject({ labels: [1, 0, 0, 1], tellsMarks: false });
  await save('scans/masks/a-0-mask-leads.png', await gray(0, 0, 0, 12));
  expect(await readFirst('scans')).toMatchObject({ labels: [1, 0, 0, 12], tellsMarks: false });
  await save('scans/masks/a-0-mask-classes.png', await classes());
  expect(await readFirst('scans')).toMatchObject({ labels: [1, 0, 255, 12], tellsMarks: true });
});

it('reads labels of nnU-Net by the names that its description gives them', async () => {
  await save('imagesTr/a_0000.png', await picture());
  await save('labelsTr/a.png', await gray(0, 1, 2, 3));
  const [files] = await findGivenFiles(join(folder, 'imagesTr'));
  await expect(readLabels(files!, size)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  await save('dataset.json', JSON.stringify({ labels: { background: 0, grid: 1, marks: 2, signal: 3 } }));
  expect(await readFirst('imagesTr')).toMatchObject({ labels: [0, 0, 255, 1], tellsMarks: true });
  await save('dataset.json', JSON.stringify({ labels: { background: 0, I: 1, V6: 2, aVR: 3 } }));
  expect(await readFirst('imagesTr')).toMatchObject({ labels: [0, 1, 12, 4], tellsMarks: false });
});

it('reads what an unpacked shard holds', async () => {
  await save('shard/a.png', await picture());
  await save('shard/a.classes.png', await gray(0, 1, 2, 3));
  await save('shard/a.leads.png', await gray(0, 0, 0, 7));
  await save('shard/a.truth.json.gz', 'compressed');
  expect(await readFirst('shard')).toMatchObject({ labels: [0, 0, 255, 7], tellsMarks: true });
  const found = await findGivenFiles(join(folder, 'shard'));
  expect(found.map(({ truth }) => truth)).toEqual([join(folder, 'shard', 'a.truth.json.gz')]);
});

it('refuses masks of another size, pictures without one, and folders without pictures', async () => {
  await save('a/x.png', await picture());
  await save('a/x_mask.png', await encodeGrayPng({ width: 2, height: 2, data: new Uint8Array(4) }));
  await expect(readFirst('a')).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  await save('b/x.png', await picture());
  const [alone] = await findGivenFiles(join(folder, 'b'));
  await expect(makeGivenPicture(alone!)).rejects.toThrow(/has no mask of its traces/);
  await save('c/x-mask-binary.png', await gray(0, 0, 0, 0));
  await expect(findGivenFiles(join(folder, 'c'))).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  await expect(findGivenFiles(join(folder, 'd'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
});
