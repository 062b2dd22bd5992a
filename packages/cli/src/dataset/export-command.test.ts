import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeImage } from '@einthoven/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.ts';
import { makeDatasetPage } from '../test-support/make-dataset.ts';
import { makeTestFolder } from '../test-support/make-test-folder.ts';
import { makeTestIo } from '../test-support/make-test-io.ts';

let folder: string;
beforeAll(async () => {
  folder = await makeTestFolder({ 'pages/ward/read.me': '' });
  await makeDatasetPage(join(folder, 'pages'), 'a');
  await makeDatasetPage(join(folder, 'pages'), 'b', { layout: '3x4' });
  await makeDatasetPage(join(folder, 'pages'), 'c', { rotation: 5 });
  await makeDatasetPage(join(folder, 'pages/ward'), 'a', { layout: '12x1' });
  const parts = { train: ['a', 'ward/a'], validation: ['b'], test: ['c'] };
  await writeFile(join(folder, 'split.json'), JSON.stringify({ parts }));
});

async function run(...words: readonly string[]) {
  const test = makeTestIo(folder);
  const exitCode = await runCli(['dataset', 'export', 'pages', '-j', '1', ...words], test.io);
  return { exitCode, output: test.output(), errors: test.errors() };
}

const list = async (path: string) => (await readdir(join(folder, path))).sort();
const readJson = async (path: string) => JSON.parse(await readFile(join(folder, path), 'utf8'));
const open = async (path: string) => (await decodeImage(await readFile(join(folder, path)))).image;

describe('nnU-Net', () => {
  it('writes cases whose labels dataset.json explains, one picture to one label', async () => {
    expect((await run('--to', 'nnunet', '--split', 'split.json', '-o', 'Dataset500_ECG')).exitCode).toBe(0);
    const dataset = await readJson('Dataset500_ECG/dataset.json');
    expect(dataset).toMatchObject({ name: 'Dataset500_ECG', numTraining: 2, file_ending: '.png' });
    expect(dataset.channel_names).toEqual({ 0: 'R', 1: 'G', 2: 'B' });
    for (const suffix of ['Tr', 'Tv', 'Ts']) {
      const images = await list(`Dataset500_ECG/images${suffix}`);
      const labels = await list(`Dataset500_ECG/labels${suffix}`);
      expect(images.map((name) => name.replace('_0000.png', '.png'))).toEqual(labels);
      for (const name of labels) {
        const label = await open(`Dataset500_ECG/labels${suffix}/${name}`);
        const image = await open(`Dataset500_ECG/images${suffix}/${name.replace('.png', '_0000.png')}`);
        expect([label.width, label.height]).toEqual([image.width, image.height]);
        const values = new Set(label.data);
        expect([...values].every((value) => Object.values(dataset.labels).includes(value))).toBe(true);
        expect(values.size).toBe(13);
      }
    }
    expect(await list('Dataset500_ECG/imagesTr')).toEqual(['a_0000.png', 'ward__a_0000.png']);
  });

  it('labels classes, and takes one channel for the fork of the first reference system', async () => {
    expect((await run('--to', 'nnunet', '--labels', 'classes', '--channels', '1', '-o', 'one')).exitCode).toBe(0);
    const dataset = await readJson('one/dataset.json');
    expect(dataset).toMatchObject({ channel_names: { 0: 'Signals' }, numTraining: 4 });
    expect(new Set((await open('one/labelsTr/a.png')).data)).toEqual(new Set(Object.values(dataset.labels)));
  });
});

it('writes the flat form of the second reference system', async () => {
  expect((await run('--to', 'flat', '--split', 'split.json', '-o', 'flat')).exitCode).toBe(0);
  expect(await list('flat/train')).toEqual(['a.png', 'a_mask.png', 'ward__a.png', 'ward__a_mask.png']);
  expect(await list('flat/val')).toEqual(['b.png', 'b_mask.png']);
  const mask = await open('flat/test/c_mask.png');
  expect(new Set(mask.data)).toEqual(new Set([0, 255]));
});

it('writes COCO whose images are there and whose boxes have categories', async () => {
  expect((await run('--to', 'coco', '--split', 'split.json', '-o', 'coco')).exitCode).toBe(0);
  const { images, annotations, categories } = await readJson('coco/train.json');
  expect(images.map(({ file_name }: { file_name: string }) => file_name)).toEqual(['train/a.png', 'train/ward__a.png']);
  for (const { file_name, width, height } of images)
    expect(await open(`coco/${file_name}`)).toMatchObject({ width, height });
  const known = new Set(categories.map(({ id }: { id: number }) => id));
  expect(annotations.every(({ category_id }: { category_id: number }) => known.has(category_id))).toBe(true);
  const leads = annotations.filter(
    (entry: { image_id: number; category_id: number }) => entry.image_id === 2 && entry.category_id <= 12,
  );
  expect(leads).toHaveLength(12);
});

describe('shards', () => {
  it('hold pictures, masks, truth and records, and go on where they were', async () => {
    expect((await run('--to', 'shards', '--shard-pages', '2', '-o', 'shards')).exitCode).toBe(0);
    const { shards } = await readJson('shards/shards.json');
    expect(shards).toMatchObject([
      { file: 'train/shard-000000.tar', part: 'train', pages: 2 },
      { file: 'train/shard-000001.tar', part: 'train', pages: 2 },
    ]);
    await mkdir(join(folder, 'unpacked'));
    execFileSync('tar', ['-xf', join(folder, 'shards/train/shard-000000.tar')], { cwd: join(folder, 'unpacked') });
    const ofPage = ['a.classes.png', 'a.dat', 'a.hea', 'a.leads.png', 'a.png', 'a.truth.json.gz'];
    expect((await list('unpacked')).filter((name) => name.startsWith('a.'))).toEqual(ofPage);
    expect(await readFile(join(folder, 'unpacked/a.png'))).toEqual(await readFile(join(folder, 'pages/a.png')));
    const truth = JSON.parse(gunzipSync(await readFile(join(folder, 'unpacked/a.truth.json.gz'))).toString());
    expect(truth).toEqual({ ...(await readJson('pages/a.json')), record: 'a.hea' });

    await rm(join(folder, 'shards/train/shard-000001.tar'));
    const again = await run('--to', 'shards', '--shard-pages', '2', '-o', 'shards', '--resume');
    expect(again.errors).toContain('2 pages: 2 done (1 in an earlier run)');
    expect((await readJson('shards/shards.json')).shards).toEqual(shards);
  });
});

describe('bad input', () => {
  it('is told before anything is written', async () => {
    expect((await run('--to', 'coco', '--split', 'nowhere.json')).errors).toMatch(/FILE_NOT_FOUND/);
    await writeFile(join(folder, 'twice.json'), '{"parts": {"train": ["a"], "validation": ["a"], "test": []}}');
    expect((await run('--to', 'coco', '--split', 'twice.json')).errors).toMatch(
      /RECORD_INVALID: .*a stands in two parts/,
    );
    await writeFile(join(folder, 'other.json'), '{"parts": {"train": ["z"], "validation": [], "test": []}}');
    expect((await run('--to', 'coco', '--split', 'other.json')).errors).toMatch(/OPTION_INVALID: No page/);
    expect((await run()).exitCode).toBe(1);
    expect((await run('--to', 'voc')).errors).toMatch(/Allowed choices/);
  });

  it('leaves pages out of shards that cannot be read, and says which', async () => {
    await mkdir(join(folder, 'pages/broken'));
    await writeFile(join(folder, 'pages/broken/x.png'), 'nothing');
    const { exitCode, errors } = await run('--to', 'shards', '-o', 'partial-shards');
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/broken\/x left out: FILE_NOT_FOUND/);
    expect((await readJson('partial-shards/shards.json')).shards[0].pages).toBe(4);
  });
});
