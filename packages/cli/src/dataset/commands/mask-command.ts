import { type DuplicateLeads, type MaskKind, maskKinds } from '@einthoven/core/dataset';
import { Command, Option } from 'commander';
import type { CliIo } from '../../cli-io.ts';
import { addDatasetArguments, type DatasetArguments, parseChoices } from '../dataset-arguments.ts';
import { runPageCommand } from '../run-page-command.ts';

interface MaskArguments extends DatasetArguments {
  readonly kind: readonly MaskKind[];
  readonly duplicates: DuplicateLeads;
}

const examples = `
Kinds: binary (255 where a trace is drawn), leads (1 for I to 12 for V6), classes (red grid, green texts and marks, blue
traces), line (255 on the centre line, one pixel wide). Files: <out>/<page>-mask-<kind>.png

Examples:
  einthoven dataset mask pages --out masks
  einthoven dataset mask pages --kind leads,line --duplicates longest --out masks`;

/** `einthoven dataset mask`. */
export function makeMaskCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('mask')
    .description('Draw masks of pages from their truth.')
    .argument('<folder>', 'folder of pages with truth')
    .option('-k, --kind <list>', 'kinds of masks, separated by commas', (text) => parseChoices(text, maskKinds), [
      'binary',
    ])
    .addOption(
      new Option('--duplicates <which>', 'leads that are drawn twice: all, or the longest stretch only')
        .choices(['all', 'longest'])
        .default('all'),
    );
  return addDatasetArguments(command, './masks')
    .addHelpText('after', examples)
    .action(async (folder: string, given: MaskArguments) => {
      const job = { kind: 'mask', masks: given.kind, duplicates: given.duplicates } as const;
      finish((await runPageCommand({ folder, job }, given, io)).exitCode);
    });
}
