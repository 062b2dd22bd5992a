import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { createSeededRandom, randomHeart, synthesizeHeart } from '@einthoven/core/render';
import { findRecordFiles, readRecordFile, saveFiles } from '@einthoven/node';
import { Command } from 'commander';
import { makeInkPage } from './make-ink-page.ts';
import { makeTrainingPicture } from './make-training-picture.ts';

interface Options {
  readonly records: string[];
  readonly out: string;
  readonly pages: string;
  readonly seed: string;
  readonly synthetic: string;
}

const program = new Command('make-ink-pages')
  .description('Makes pages that the ink network learns from. Goes on where it was stopped.')
  .option('--records <folders...>', 'folders of records', [])
  .requiredOption('--out <folder>', 'where the pages go: NNNNNN.page')
  .option('--pages <count>', 'how many', '100')
  .option('--seed <number>', 'number of the first page', '1')
  .option('--synthetic <part>', 'part of the pages that show made hearts', '0.3')
  .action(makePages);

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
      const page = await makeInkPage(await makeTrainingPicture(record, seed));
      await saveFiles(options.out, new Map([[name, page]]), { overwrite: true });
    } catch (error) {
      if (!(error instanceof EinthovenError) || error.code === 'INTERNAL') throw error;
      refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
    }
  }
  console.log(`refused: ${[...refused].map(([code, count]) => `${code} ${count}`).join(', ') || 'none'}`);
}

await program.parseAsync();
