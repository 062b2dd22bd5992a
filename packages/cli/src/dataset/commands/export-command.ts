import { basename, join, resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import {
  type CocoPage,
  type DatasetPart,
  type DuplicateLeads,
  datasetParts,
  describeCocoDataset,
  describeNnunet,
  type LabelSet,
} from '@einthoven/core/dataset';
import { saveFiles } from '@einthoven/node';
import { Command, Option } from 'commander';
import type { CliIo } from '../../cli-io.ts';
import { addDatasetArguments, type DatasetArguments, parseWhole } from '../dataset-arguments.ts';
import type { DatasetPage } from '../dataset-page.ts';
import { findPages } from '../find-pages.ts';
import { readSplit } from '../read-split.ts';
import { runDatasetCommand } from '../run-dataset-command.ts';
import type { JobRow, JobTask } from '../run-page-jobs.ts';

interface ExportArguments extends DatasetArguments {
  readonly to: 'nnunet' | 'flat' | 'coco' | 'shards';
  readonly split?: string;
  readonly labels: LabelSet;
  readonly duplicates: DuplicateLeads;
  readonly channels: '1' | '3';
  readonly shardPages: number;
}

const examples = `
nnunet: imagesTr, imagesTv, imagesTs, labelsTr … and dataset.json of nnU-Net v2. flat: train, val and test with X.png and
X_mask.png (red grid, green marks, blue traces). coco: pictures and train.json … with boxes of leads, labels, texts and
pulses. shards: tar archives of pictures, masks, truth and records, and shards.json.
Without --split all pages are for training.

Examples:
  einthoven dataset export pages --to nnunet --split split.json --out nnUNet_raw/Dataset500_Signals
  einthoven dataset export pages --to flat --split split.json --out flat
  einthoven dataset export pages --to coco --out coco
  einthoven dataset export pages --to shards --shard-pages 200 --out shards --resume`;

/** `einthoven dataset export`. */
export function makeExportCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('export')
    .description('Write pages in the form that other programs learn from.')
    .argument('<folder>', 'folder of pages with truth')
    .addOption(
      new Option('--to <form>', 'which form').choices(['nnunet', 'flat', 'coco', 'shards']).makeOptionMandatory(),
    )
    .option('--split <file.json>', 'parts, as `einthoven dataset split` writes them')
    .addOption(
      new Option('--labels <set>', 'nnunet: what is labelled').choices(['leads', 'classes', 'binary']).default('leads'),
    )
    .addOption(
      new Option('--duplicates <which>', 'nnunet: leads drawn twice: all, or the longest stretch only')
        .choices(['all', 'longest'])
        .default('longest'),
    )
    .addOption(
      new Option('--channels <count>', 'nnunet: 3: red, green, blue; 1: one channel Signals, labels in three planes')
        .choices(['1', '3'])
        .default('3'),
    )
    .option(
      '--shard-pages <count>',
      'shards: pages in one archive',
      (text) => parseWhole(text, { name: '--shard-pages', least: 1 }),
      100,
    );
  return addDatasetArguments(command, './exported')
    .addHelpText('after', examples)
    .action(async (folder: string, given: ExportArguments) => finish(await exportPages(folder, given, io)));
}

async function exportPages(folder: string, given: ExportArguments, io: CliIo): Promise<number> {
  const { workingDirectory } = io;
  const out = resolve(workingDirectory, given.out);
  const pages = await findPages(folder, { workingDirectory, skipFolders: [out] });
  const partOf = given.split === undefined ? null : await readSplit(resolve(workingDirectory, given.split));
  const placed = pages.flatMap((page) => {
    const part = partOf === null ? 'train' : partOf.get(page.name);
    return part === undefined ? [] : [{ page, part }];
  });
  if (placed.length === 0) throw new EinthovenError('OPTION_INVALID', `No page of ${folder} stands in ${given.split}.`);
  if (placed.length < pages.length) {
    io.standardError.write(`${pages.length - placed.length} pages do not stand in ${given.split}; left out.\n`);
  }
  const tasks = given.to === 'shards' ? planShards(placed, given) : planPages(placed, given);
  const result = await runDatasetCommand(tasks, given, io);
  // What describes the whole is written when the whole is there.
  if (!result.isStopped) await saveFiles(out, describeWhole(result.rows, given), { overwrite: true });
  return result.exitCode;
}

interface PlacedPage {
  readonly page: DatasetPage;
  readonly part: DatasetPart;
}

function planPages(placed: readonly PlacedPage[], given: ExportArguments): readonly JobTask[] {
  const { to, labels, duplicates } = given;
  if (to === 'shards') throw new EinthovenError('INTERNAL', 'Shards hold several pages.');
  const channels = given.channels === '3' ? 3 : 1;
  return placed.map(({ page, part }) => ({ page, job: { kind: 'export', to, part, labels, duplicates, channels } }));
}

/** Each shard is one piece of work: a shard that is there is whole. */
function planShards(placed: readonly PlacedPage[], { shardPages }: ExportArguments): readonly JobTask[] {
  return datasetParts.flatMap((part) => {
    const pages = placed.filter((place) => place.part === part).map(({ page }) => page);
    return Array.from({ length: Math.ceil(pages.length / shardPages) }, (_, index): JobTask => {
      const own = pages.slice(index * shardPages, (index + 1) * shardPages);
      const name = `${part}/shard-${String(index).padStart(6, '0')}`;
      return { page: { ...own[0]!, name }, job: { kind: 'shard', part, pages: own } };
    });
  });
}

function describeWhole(rows: readonly JobRow[], given: ExportArguments): ReadonlyMap<string, Uint8Array> {
  const done = rows.filter((row) => row.status !== 'failed');
  const ofPart = (part: DatasetPart) => done.filter(({ facts }) => facts.part === part);
  const encode = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
  switch (given.to) {
    case 'flat':
      return new Map();
    case 'nnunet':
      return new Map([
        [
          'dataset.json',
          encode(
            describeNnunet({
              name: basename(join(given.out)),
              labels: given.labels,
              trainingCases: ofPart('train').length,
              channels: given.channels === '3' ? 3 : 1,
            }),
          ),
        ],
      ]);
    case 'coco':
      return new Map(
        datasetParts
          .filter((part) => ofPart(part).length > 0)
          .map((part) => {
            const pages = ofPart(part).map(({ facts }) => facts.coco as CocoPage);
            return [`${part}.json`, encode(describeCocoDataset(pages, `ECG pages, ${part}`))];
          }),
      );
    case 'shards': {
      const shards = done.map(({ files, facts }) => ({ file: files[0], ...facts }));
      return new Map([['shards.json', encode({ format: 'einthoven-shards', version: 1, shards })]]);
    }
  }
}
