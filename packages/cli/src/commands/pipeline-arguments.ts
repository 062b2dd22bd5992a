import { type DigitizeOptions, EinthovenError, findLayoutTemplate } from '@einthoven/core';
import { findSidecar } from '@einthoven/node';
import { type Command, Option } from 'commander';
import { assembleOptions } from '../options/assemble-options.ts';
import { listLayouts, readTextFile, readUserLayouts } from '../options/read-layouts.ts';
import { applySidecar, type PageOfFile, type PageOptions, readSidecarFile } from '../sidecar/apply-sidecar.ts';

/** What the command line says about the options of the pipeline. */
export interface PipelineArguments {
  readonly layout?: string;
  readonly speed?: number;
  readonly gain?: number;
  readonly frequency?: number;
  readonly config?: string;
  readonly set: readonly string[];
  readonly layouts?: string;
  /** A file; false: none is read. */
  readonly sidecar?: string | false;
}

/** Adds the options that all commands that digitize share. */
export function addPipelineArguments(command: Command): Command {
  return addLayoutArguments(command).addOption(
    new Option('--frequency <Hz>', 'samples a second of the signals (signals.samplingFrequency)').argParser(
      parseNumber,
    ),
  );
}

/** The same, for commands that need no signals. */
export function addLayoutArguments(command: Command): Command {
  return command
    .option(
      '--layout <name>',
      'name of the page layout, as `einthoven layouts` lists them; else found (layout.template)',
    )
    .addOption(
      new Option('--speed <mm/s>', 'paper speed; else found on the page (layout.paperSpeed)').argParser(parseNumber),
    )
    .addOption(
      new Option('--gain <mm/mV>', 'gain of all leads; else found on the page (layout.gain)').argParser(parseNumber),
    )
    .option('--config <file.yaml>', 'options from a YAML file, as `einthoven config` prints it')
    .option(
      '--set <path=value>',
      'any option of `einthoven config`, as in layout.chestGain=5; may be repeated; wins over all others',
      collect,
      [],
    )
    .option('--layouts <file.yaml>', 'page layouts of your own, as `einthoven layouts show` prints them')
    .option('--sidecar <file.yaml>', 'corrections for the page, in place of those in <page>.einthoven.yaml')
    .option('--no-sidecar', 'read no <page>.einthoven.yaml');
}

/** The options of a run. */
export interface PipelineOptions {
  /** Of pages without a sidecar file. */
  readonly common: DigitizeOptions;
  /** Of one page, with what its sidecar file says. Throws OPTION_INVALID and FILE_UNREADABLE. */
  readonly ofPage: (page: PageOfFile) => Promise<PageOptions>;
}

/** From the command line to checked options. Throws OPTION_INVALID. */
export async function readPipelineOptions(
  given: PipelineArguments,
  workingDirectory: string,
): Promise<PipelineOptions> {
  const userLayouts = await readUserLayouts(given.layouts, workingDirectory);
  const shortcuts = {
    ...(given.layout === undefined ? {} : { 'layout.template': given.layout }),
    ...(given.speed === undefined ? {} : { 'layout.paperSpeed': given.speed }),
    ...(given.gain === undefined ? {} : { 'layout.gain': given.gain }),
    ...(given.frequency === undefined ? {} : { 'signals.samplingFrequency': given.frequency }),
    ...(userLayouts.length === 0 ? {} : { 'layout.extraTemplates': userLayouts }),
  };
  const config = given.config === undefined ? {} : { configText: await readTextFile(given.config, workingDirectory) };
  const sources = { ...config, shortcuts, assignments: given.set };
  const common = assembleOptions(sources);
  // A misspelt layout would fail every page of a batch; it is better told at once.
  if (common.layout.template !== null) findLayoutTemplate(common.layout.template, listLayouts(userLayouts));
  const named = typeof given.sidecar === 'string' ? await readSidecarFile(given.sidecar, workingDirectory) : null;
  return {
    common,
    ofPage: async (page) => {
      const file = given.sidecar === false ? null : (named ?? (await findSidecar(page.path)));
      return file === null ? { options: common, sidecar: null } : applySidecar(file, page, sources);
    },
  };
}

/** Gathers the values of an option that may be repeated. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** A number as the command line gives it. Throws OPTION_INVALID. */
export function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new EinthovenError('OPTION_INVALID', `Expected a number, but got "${text}".`);
}
