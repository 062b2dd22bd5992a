import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type EcgRecord, EinthovenError } from '@einthoven/core';
import { createSeededRandom, randomHeart, synthesizeHeart } from '@einthoven/core/render';
import { findRecordFiles, readRecordFile, saveFiles } from '@einthoven/node';
import { Command, Option } from 'commander';
import { findGivenFiles } from './given/find-given-files.ts';
import { makeGivenPicture } from './given/make-given-picture.ts';
import { makeInkPage } from './make-ink-page.ts';
import { makeLabelPage } from './make-label-page.ts';
import { makeLabelPicture } from './make-label-picture.ts';
import { makeLabelSheet } from './make-label-sheet.ts';
import { makeLinePage } from './make-line-page.ts';
import { makeTrainingPicture } from './make-training-picture.ts';
import type { MarkedPicture } from './marked-picture.ts';

interface Options {
  readonly kind: keyof typeof makers;
  readonly records: string[];
  readonly pictures: string[];
  readonly out: string;
  readonly pages: string;
  readonly seed: string;
  readonly synthetic: string;
}

/** What each network learns from. */
const makers = {
  ink: async (record: EcgRecord, seed: number) => makeInkPage(await makeTrainingPicture(record, seed)),
  labels: async (record: EcgRecord, seed: number) => makeLabelPage(await makeLabelPicture(record, seed)),
  lines: async (record: EcgRecord, seed: number) => makeLinePage(await makeTrainingPicture(record, seed)),
  'label-sheets': async (record: EcgRecord, seed: number) => makeLabelSheet(record, seed),
};

/** What networks learn from pictures that somebody gives. */
const givenMakers: Partial<Record<Options['kind'], (picture: MarkedPicture) => Promise<Uint8Array>>> = {
  ink: makeInkPage,
  lines: makeLinePage,
};

const program = new Command('make-training-pages')
  .description('Makes pages that a network learns from. Goes on where it was stopped.')
  .addOption(new Option('--kind <network>', 'which network').choices(Object.keys(makers)).default('ink'))
  .option('--records <folders...>', 'folders of records', [])
  .option('--pictures <folders...>', 'folders of page images with masks, instead of pages that are drawn', [])
  .requiredOption('--out <folder>', 'where the pages go: NNNNNN.page')
  .option('--pages <count>', 'how many', '100')
  .option('--seed <number>', 'number of the first page', '1')
  .option('--synthetic <part>', 'part of the pages that show made hearts', '0.3')
  .action((options: Options) => (options.pictures.length > 0 ? makeGivenPages(options) : makePages(options)));

async function makePages(options: Options): Promise<void> {
  const records = (await Promise.all(options.records.map(findRecordFiles))).flat();
  const synthetic = records.length === 0 ? 1 : Number(options.synthetic);
  const first = Number(options.seed);
  const refused = new Map<string, number>();
  for (let seed = first; seed < first + Number(options.pages); seed++) {
    const name = `${String(seed).padStart(6, '0')}.page`;
    if (existsSync(join(options.out, name))) continue;
    const random = createSeededRandom(seed);
    try {
      const record =
        random.uniform() < synthetic
          ? synthesizeHeart(randomHeart(random), seed)
          : await readRecordFile(records[Math.floor(random.uniform() * records.length)]!);
      const page = await makers[options.kind](record, seed);
      await saveFiles(options.out, new Map([[name, page]]), { overwrite: true });
    } catch (error) {
      if (!(error instanceof EinthovenError) || error.code === 'INTERNAL') throw error;
      refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
    }
  }
  console.log(`refused: ${[...refused].map(([code, count]) => `${code} ${count}`).join(', ') || 'none'}`);
}

/** Pages of pictures that are refused are named: somebody drew their masks. */
async function makeGivenPages({ kind, pictures, out }: Options): Promise<void> {
  const make = givenMakers[kind];
  if (make === undefined) throw new EinthovenError('OPTION_INVALID', `No pictures can be given for --kind ${kind}.`);
  let made = 0;
  for (const files of (await Promise.all(pictures.map(findGivenFiles))).flat()) {
    const name = `given-${files.name}.page`;
    if (!existsSync(join(out, name))) {
      try {
        const page = await make(await makeGivenPicture(files));
        await saveFiles(out, new Map([[name, page]]), { overwrite: true });
      } catch (error) {
        if (!(error instanceof EinthovenError) || error.code === 'INTERNAL') throw error;
        console.error(`${files.picture}: ${error.code}: ${error.message} ${error.remedy}`);
        continue;
      }
    }
    made++;
  }
  console.log(`pictures that can be learned from: ${made}`);
  if (made === 0) process.exitCode = 1;
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof EinthovenError) || error.code === 'INTERNAL') throw error;
  console.error(`${error.code}: ${error.message} ${error.remedy}`);
  process.exitCode = 1;
}
