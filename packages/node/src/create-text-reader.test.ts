import {
  digitizeOptionsSchema,
  digitizePage,
  type PagePrint,
  parseLayoutTemplates,
  parsePrintedText,
  shippedLayouts,
} from '@einthoven/core';
import { type RenderOptions, renderPage, synthesizeEcg } from '@einthoven/core/render';
import { expect, it } from 'vitest';
import { createStageContext } from './create-stage-context.ts';
import { createTextReader } from './create-text-reader.ts';
import { encodePng } from './encode-png.ts';

const template = parseLayoutTemplates(shippedLayouts).find(({ name }) => name === '3x4')!;

/** What the pipeline reads on a page, without the ink network. */
async function readPrint(page: Partial<RenderOptions>, layout: object = {}): Promise<PagePrint> {
  const { image } = renderPage(synthesizeEcg({ seed: 2 }), { template, dotsPerInch: 150, font: 'sans', ...page });
  const { page: digitized } = await digitizePage(
    { sourceName: 'page.png', bytes: await encodePng(image), pageIndex: 0 },
    digitizeOptionsSchema.parse({ grid: { inkReader: 'model-free' }, layout }),
    createStageContext({ maximumSeconds: 60 }),
  );
  return digitized.print;
}

it('finds no words on bare paper', async () => {
  const read = await createTextReader();
  const image = { width: 400, height: 100, data: new Uint8Array(40_000).fill(255) };
  expect(await read!(image, 300)).toEqual([]);
});

it('reads several pictures at a time', async () => {
  const read = await createTextReader();
  const image = { width: 300, height: 60, data: new Uint8Array(18_000).fill(255) };
  expect(await Promise.all([read!(image, 300), read!(image, 300)])).toEqual([[], []]);
});

it('reads what a page prints, and where', async () => {
  const print = await readPrint({
    header: ['Name: Maxi Muster', 'ID: 1234567', 'Vent. rate 75 BPM'],
    footer: ['50 mm/s   10 mm/mV   0.05-150 Hz'],
    paperSpeed: 50,
  });
  const { paperSpeed, gains, filter, heartRate, personal } = parsePrintedText(print.words!);
  expect(paperSpeed?.value).toBe(50);
  expect(gains.map(({ value }) => value)).toEqual([{ gain: 10, leads: 'all' }]);
  expect(filter?.value).toMatchObject({ highPass: 0.05, lowPass: 150 });
  expect(heartRate?.value).toBe(75);
  expect(personal.id?.value).toBe('1234567');
  expect(heartRate!.box.bottom).toBeLessThan(paperSpeed!.box.top);
  expect(print.personal).toBe(false);
});

it('reads nothing where it is switched off', async () => {
  expect((await readPrint({}, { readText: false })).words).toBeNull();
});
