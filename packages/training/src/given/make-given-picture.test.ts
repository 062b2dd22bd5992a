import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, inflateSync } from 'node:zlib';
import { findLayoutTemplate, parseLayoutTemplates, shippedLayouts } from '@einthoven/core';
import { drawPageMask } from '@einthoven/core/dataset';
import { describeRenderTruth, encodeRenderTruth, renderPage, synthesizeHeart } from '@einthoven/core/render';
import { encodePng } from '@einthoven/node';
import { beforeAll, expect, it } from 'vitest';
import { makeInkPage } from '../make-ink-page.ts';
import { makeLinePage } from '../make-line-page.ts';
import { findGivenFiles } from './find-given-files.ts';
import { makeGivenPicture } from './make-given-picture.ts';

let folder: string;

interface InkPage {
  readonly header: { width: number; height: number; known?: boolean; record: string; lines: [number, number][] };
  readonly plane: (index: number) => Uint8Array;
  /** Rows by half column. */
  readonly heights: ReadonlyMap<number, readonly number[]>;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'einthoven-given-'));
  const template = findLayoutTemplate('3x4+1', parseLayoutTemplates(shippedLayouts));
  const record = synthesizeHeart({ heartRate: 70 }, 3);
  // Turned a little: what is given lies on the picture, what is learned on the flat page.
  const { image, truth } = renderPage(record, { template, dotsPerInch: 200, rotation: 2, penWidth: 0.3 });
  const described = describeRenderTruth(truth);
  const mask = drawPageMask(described, 'classes');
  if (!('rgb' in mask)) throw new Error('A mask of classes has colours.');
  const picture = await encodePng(image);
  await writeFile(join(folder, 'heart-0.png'), picture);
  await writeFile(join(folder, 'heart-0_mask.png'), await encodePng(mask.rgb));
  await writeFile(join(folder, 'heart-1.png'), picture);
  // As in a shard.
  await writeFile(join(folder, 'heart-1.truth.json.gz'), gzipSync(encodeRenderTruth(truth)));
});

async function makePage(index: number): Promise<InkPage> {
  const files = await findGivenFiles(folder);
  const content = await makeInkPage(await makeGivenPicture(files[index]!));
  const end = content.indexOf(10);
  const header = JSON.parse(new TextDecoder().decode(content.subarray(0, end))) as InkPage['header'];
  const data = inflateSync(content.subarray(end + 1));
  const size = header.width * header.height;
  const heights = new Map<number, number[]>();
  let place = 7 * size;
  for (const [first, count] of header.lines) {
    for (let k = first; k < first + count; k++, place += 4) {
      const row = data.readFloatLE(place);
      if (!Number.isNaN(row)) heights.set(k, [...(heights.get(k) ?? []), row]);
    }
  }
  expect(place).toBe(data.length);
  return { header, plane: (k) => data.subarray(k * size, (k + 1) * size), heights };
}

it('makes of a mask nearly what it makes of the truth', { timeout: 120_000 }, async () => {
  const [masked, told] = [await makePage(0), await makePage(1)];
  expect(masked.header).toMatchObject({ known: true, record: 'heart' });
  expect(told.header.record).toBe('heart');
  const misses = [...told.heights].flatMap(([k, rows]) =>
    rows.map((row) => Math.min(...(masked.heights.get(k) ?? [Infinity]).map((other) => Math.abs(other - row)))),
  );
  misses.sort((a, b) => a - b);
  const at = (part: number) => misses[Math.floor(part * misses.length)]!;
  expect(misses.length).toBeGreaterThan(8000);
  // Rows of an eighth of a millimetre.
  expect(at(0.5)).toBeLessThan(0.25);
  expect(at(0.9)).toBeLessThan(1);
  expect(at(0.99)).toBeLessThan(12);
});

it('says of texts and pulses that nothing is known', { timeout: 120_000 }, async () => {
  const { plane } = await makePage(0);
  const [ink, traces, known] = [plane(0), plane(3), plane(6)];
  let [dark, onTrace, untold, wrong] = [0, 0, 0, 0];
  for (let k = 0; k < ink.length; k++) {
    if (ink[k]! < 150) continue;
    dark++;
    if (traces[k]! > 60) onTrace++;
    else if (known[k] === 0) untold++;
    else if (known[k] !== 7) wrong++;
  }
  expect(onTrace / dark).toBeGreaterThan(0.6);
  expect(untold).toBeGreaterThan(200);
  expect((onTrace + untold) / dark).toBeGreaterThan(0.95);
  expect(wrong).toBe(0);
});

it('tells the line network how far traces are from the lines of a mask', { timeout: 120_000 }, async () => {
  const [files] = await findGivenFiles(folder);
  const content = await makeLinePage(await makeGivenPicture(files!));
  const end = content.indexOf(10);
  const header = JSON.parse(new TextDecoder().decode(content.subarray(0, end)));
  const data = inflateSync(content.subarray(end + 1));
  const errors: number[] = [];
  let place = 0;
  for (const [count] of header.traces as [number, number][]) {
    place += header.inputs * count;
    for (let k = 0; k < count; k++, place += 4) errors.push(Math.abs(data.readFloatLE(place)));
  }
  expect(place).toBe(data.length);
  expect(header.traces.length).toBeGreaterThan(9);
  const known = errors.filter((error) => !Number.isNaN(error)).sort((a, b) => a - b);
  expect(known.length).toBeGreaterThan(0.9 * errors.length);
  // Millimetres.
  expect(known[Math.floor(known.length / 2)]).toBeLessThan(0.06);
});
