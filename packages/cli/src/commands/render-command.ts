import { availableParallelism } from 'node:os';
import { EinthovenError } from '@einthoven/core';
import { Command, Option } from 'commander';
import type { CliIo } from '../cli-io.ts';
import { suggestName } from '../options/suggest-name.ts';
import { parseWearChoice } from '../render/parse-wear-choice.ts';
import { type PresetName, presetNames, type TruthFormat, truthFormats } from '../render/render-request.ts';
import type { WearChoice } from '../render/wear-choice.ts';
import { collect, parseNumber } from './pipeline-arguments.ts';
import { renderPages } from './render-pages.ts';

export interface RenderArguments {
  readonly out: string;
  readonly synthetic?: number;
  readonly negatives?: number;
  readonly seed: number;
  readonly preset: PresetName;
  readonly template?: string;
  readonly layouts?: string;
  readonly wear: WearChoice;
  readonly pagesPerRecord: number;
  readonly from: number;
  readonly format: PictureFormat;
  readonly truth: readonly TruthFormat[];
  readonly masks: boolean;
  readonly speed?: number;
  readonly gain?: number;
  readonly dpi?: number;
  readonly config?: string;
  readonly set: readonly string[];
  readonly vary: readonly string[];
  readonly workers: number;
  readonly resume: boolean;
  readonly overwrite: boolean;
  readonly preview: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export interface PictureFormat {
  readonly format: 'png' | 'jpeg';
  readonly quality: number;
}

const examples = `
Output of a record a.hea: the picture a.png; a.json, where everything stands on it; a.hea and a.dat, what is drawn of
each lead, with missing samples elsewhere. <out>/index.json has one row a page, as npm run benchmark reads it. The same
seed and options give the same files with any number of workers.

Examples:
  einthoven render --synthetic 20 --out pages             twenty pages of invented hearts
  einthoven render records --out pages --preset random --wear random --seed 7
  einthoven render 'ptbxl/**/*_hr.hea' --out pages --template 6x2,12x1 --pages-per-record 2 --masks
  einthoven render a.hea --wear photo:0.8 --format jpeg:85 --set wear.width=4000 --set wear.height=3000
  einthoven render a.edf --from 60 --speed 50 --set render.penWidth=0.3 --set wear.wrinkles=5
  einthoven render --synthetic 12 --preset random --wear random --preview
  einthoven render --synthetic 9 --vary wear.stains=1..4:0.3 --vary 'render.gridStyle=dots|lines'
  einthoven render --negatives 20 --wear photo,scan --out negatives
  einthoven config render > lab.yaml                      all options of the page, its wear and the synthetic heart

Exit codes: 0 all pages complete, 2 some partial (leads missing) or failed, 1 nothing done, 130 interrupted.`;

/** `einthoven render`. `finish` receives the exit code. */
export function makeRenderCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  return new Command('render')
    .description('Draw records as ECG pages with exact truth, for training and tests.')
    .argument('[records...]', 'records (.hea, .edf, .csv, .json), folders (walked to the bottom) or glob patterns')
    .option('--synthetic <count>', 'so many invented hearts instead of records', parseCount('--synthetic'))
    .option(
      '--negatives <count>',
      'also so many pages that are no ECG: blank, squared, text, form, chart, music, picture',
      parseCount('--negatives'),
    )
    .option('-o, --out <folder>', 'output folder', './rendered')
    .option('--seed <number>', 'whole number that all chance comes from', parseSeed, 1)
    .addOption(
      new Option('--preset <name>', 'plain: the options as they are; random: as hospitals and generators print')
        .choices(presetNames)
        .default('plain'),
    )
    .option(
      '-t, --template <list>',
      'layouts, of which each page draws one, as `einthoven layouts` lists them or as rows and columns such as 4x3+1; ' +
        'default: 3x4+1, with random pages all',
    )
    .option('--layouts <file.yaml>', 'layout templates of your own')
    .addOption(
      new Option(
        '-w, --wear <kind>',
        'none, random, or some of scan, wrinkled, photo, screen, bilevel, copy; a strength from 0 to 1 may follow, as in photo,scan:0.8',
      )
        .argParser(parseWearChoice)
        .default({ capture: 'none', strength: 0 } satisfies WearChoice, 'none'),
    )
    .option('-n, --pages-per-record <count>', 'pages of each record', parseCount('--pages-per-record'), 1)
    .addOption(
      new Option('--from <s>', 'second of the records at which pages begin').argParser(parseNumber).default(0, '0'),
    )
    .addOption(
      new Option('-f, --format <format>', 'png, or jpeg with its quality, as in jpeg:85')
        .argParser(parseFormat)
        .default({ format: 'png', quality: 85 } satisfies PictureFormat, 'png'),
    )
    .option('--truth <list>', 'truth to write, separated by commas, or none', parseTruth, truthFormats)
    .option('--masks', 'also masks as PNG: each lead, pulses, labels, texts, grid, background', false)
    .addOption(new Option('--speed <mm/s>', 'paper speed (render.paperSpeed)').argParser(parseNumber))
    .addOption(new Option('--gain <mm/mV>', 'gain (render.gain)').argParser(parseNumber))
    .addOption(new Option('--dpi <1/inch>', 'resolution (render.dotsPerInch)').argParser(parseNumber))
    .option('--config <file.yaml>', 'options from a YAML file, as `einthoven config render` prints it')
    .option(
      '--set <path=value>',
      'any option, as in wear.wrinkles=5; may be repeated; wins over all others',
      collect,
      [],
    )
    .option(
      '--vary <path=values:part>',
      'any option drawn anew for each page of that part of the pages: wear.stains=1..4:0.3, render.gridStyle=dots|none; ' +
        'may be repeated; wins over --set',
      collect,
      [],
    )
    .option('-j, --workers <count>', 'pages at a time', parseCount('--workers'), availableParallelism())
    .addOption(
      new Option('--resume', 'skip pages that are done with these options, redo the others')
        .default(false)
        .conflicts('overwrite'),
    )
    .option('--overwrite', 'replace outputs that are there', false)
    .option('--preview', 'also preview.png, the first 24 pages side by side', false)
    .option('--json', 'one JSON object a page on standard output instead of the table', false)
    .option('-q, --quiet', 'no progress and no table', false)
    .option('-v, --verbose', 'a line for every page as it is done', false)
    .addHelpText('after', examples)
    .action(async (records: readonly string[], given: RenderArguments) => {
      finish(await renderPages(records, given, io));
    });
}

const parseCount = (name: string) => (text: string) => {
  const count = parseNumber(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new EinthovenError('OPTION_INVALID', `${name} expects a whole number from 1, but got "${text}".`);
};

function parseSeed(text: string): number {
  const seed = parseNumber(text);
  if (Number.isSafeInteger(seed)) return seed;
  throw new EinthovenError('OPTION_INVALID', `--seed expects a whole number, but got "${text}".`);
}

function parseFormat(text: string): PictureFormat {
  const [format, qualityText = '85'] = text.toLowerCase().split(':');
  if (text.toLowerCase() === 'png') return { format: 'png', quality: 85 };
  const quality = parseNumber(qualityText);
  if ((format === 'jpeg' || format === 'jpg') && Number.isInteger(quality) && quality >= 1 && quality <= 100) {
    return { format: 'jpeg', quality };
  }
  throw new EinthovenError('OPTION_INVALID', `--format expects png or jpeg:1 to jpeg:100, but got "${text}".`);
}

function parseTruth(text: string): readonly TruthFormat[] {
  if (text === 'none') return [];
  const given = new Set(text.split(',').map((format) => format.trim().toLowerCase()));
  const unknown = [...given].find((format) => !(truthFormats as readonly string[]).includes(format));
  if (unknown === undefined) return truthFormats.filter((format) => given.has(format));
  const suggestion = suggestName(unknown, truthFormats);
  throw new EinthovenError('OPTION_INVALID', `There is no truth "${unknown}"; did you mean ${suggestion}?`);
}
