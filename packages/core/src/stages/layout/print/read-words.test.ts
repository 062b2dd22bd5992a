import { expect, it } from 'vitest';
import { pageOfRendering } from '../../../image/draw/test-support/page-of-rendering.ts';
import { parseLayoutTemplates } from '../../../layouts/parse-layout-templates.ts';
import { shippedLayouts } from '../../../layouts/shipped-layouts.ts';
import type { GrayImage } from '../../../model/image.ts';
import type { StageContext, TextReader } from '../../../pipeline/stage.ts';
import { renderPage } from '../../../render/render-page.ts';
import { synthesizeEcg } from '../../../render/synthesize-ecg.ts';
import { layoutOptionsSchema } from '../layout-options.ts';
import { readWords } from './read-words.ts';

const template = parseLayoutTemplates(shippedLayouts).find(({ name }) => name === '3x4+1')!;
const header = ['Name: Maxi Muster', 'Vent. rate 75 BPM'];
const drawn = renderPage(synthesizeEcg({ seed: 5 }), { template, header, dotsPerInch: 150 });
const { truth } = drawn;
const rendered = pageOfRendering(drawn);
/** Its ink lies in the source picture, as where a network reads the flat page. */
const lines = { ...rendered.flat, marks: rendered.flat.ink, needed: true };
const page = { ...rendered, flat: { ...rendered.flat, lines } };
const options = layoutOptionsSchema.parse({});

function contextWith(reader: TextReader | null): StageContext {
  return {
    decodeImage: () => Promise.reject(new Error('nothing is decoded')),
    now: () => 0,
    report: () => undefined,
    throwIfStopped: () => undefined,
    loadTextReader: () => Promise.resolve(reader),
  };
}

/** Gives each stretch of columns with ink between two white ones of 30 pixels as a word, row of lines by row. */
function readBlobs({ width, height, data }: GrayImage) {
  const words: { text: string; left: number; top: number; right: number; bottom: number; confidence: number }[] = [];
  const isDark = (u: number, top: number, bottom: number) => {
    for (let v = top; v < bottom; v++) if (data[v * width + u]! < 128) return true;
    return false;
  };
  const rows: (readonly [number, number])[] = [];
  for (let v = 0; v < height; v++) {
    const dark = data.subarray(v * width, (v + 1) * width).some((value) => value < 128);
    const last = rows.at(-1);
    if (!dark) continue;
    if (last && v - last[1] < 9) rows[rows.length - 1] = [last[0], v];
    else rows.push([v, v]);
  }
  for (const [top, bottom] of rows) {
    let left = -1;
    let right = -1;
    for (let u = 0; u <= width; u++) {
      if (u < width && isDark(u, top, bottom + 1)) {
        if (left < 0) left = u;
        right = u + 1;
      } else if (left >= 0 && (u - right > 30 || u === width)) {
        words.push({ text: 'blob', left, top, right, bottom: bottom + 1, confidence: 1 });
        left = -1;
      }
    }
  }
  return words;
}

it('shows the reader dark lines of one size on white, and puts its words where they stand on the paper', async () => {
  const seen: GrayImage[] = [];
  const words = await readWords(
    page,
    options,
    contextWith((picture) => {
      seen.push(picture);
      return Promise.resolve(readBlobs(picture));
    }),
  );
  expect(seen).toHaveLength(1);
  expect(seen[0]!.data.filter((value) => value > 200).length).toBeGreaterThan(0.7 * seen[0]!.data.length);
  for (const text of truth.texts.filter(({ role }) => role === 'header' || role === 'footer')) {
    // Between its words a text may have gaps as wide as between lines.
    const found = words!.filter(
      ({ box }) => Math.abs(box.bottom - text.y) < 0.9 && box.right > text.x && box.left < text.x + text.width,
    );
    expect(found.length, text.text).toBeGreaterThan(0);
    expect(Math.min(...found.map(({ box }) => box.left))).toBeCloseTo(text.x, 0);
    expect(Math.max(...found.map(({ box }) => box.right))).toBeCloseTo(text.x + text.width, -0.3);
  }
});

it('leaves traces and the names of leads out', async () => {
  const words = await readWords(
    page,
    options,
    contextWith((picture) => Promise.resolve(readBlobs(picture))),
  );
  const texts = truth.texts.filter(({ role }) => role === 'header' || role === 'footer');
  const [top, bottom] = [
    Math.min(...truth.regions.map(({ baseline }) => baseline)),
    Math.max(...texts.map(({ y }) => y)) - 6,
  ];
  expect(words!.filter(({ box }) => box.top > top && box.bottom < bottom)).toEqual([]);
});

it('sees words on the flat page, where no network read it', async () => {
  const { pixelsPerMillimetre } = truth;
  const { ink } = page.maps;
  const flat = {
    ...rendered.flat,
    pixelsPerMillimetre,
    ink: { ...ink, data: Float32Array.from(ink.data, (value) => value / 200) },
  };
  const reader = contextWith((picture) => Promise.resolve(readBlobs(picture)));
  const words = await readWords({ ...rendered, flat }, options, reader);
  for (const text of truth.texts.filter(({ role }) => role === 'header')) {
    const isThere = words!.some(({ box }) => Math.abs(box.bottom - text.y) < 0.9 && Math.abs(box.left - text.x) < 1);
    expect(isThere, text.text).toBe(true);
  }
});

it('reads nothing where it is switched off, where there is no reader, and where the reader breaks down', async () => {
  const never: TextReader = () => {
    throw new Error('was asked');
  };
  expect(await readWords(page, { ...options, readText: false }, contextWith(never))).toBeNull();
  expect(await readWords(page, options, contextWith(null))).toBeNull();
  expect(
    await readWords(
      page,
      options,
      contextWith(() => Promise.reject(new Error('broken'))),
    ),
  ).toBeNull();
});
