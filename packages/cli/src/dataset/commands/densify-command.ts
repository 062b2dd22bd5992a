import { EinthovenError } from '@einthoven/core';
import type { Density } from '@einthoven/core/dataset';
import { Command, Option } from 'commander';
import type { CliIo } from '../../cli-io.ts';
import { parseNumber } from '../../commands/pipeline-arguments.ts';
import { addDatasetArguments, type DatasetArguments, parseWhole } from '../dataset-arguments.ts';
import { runPageCommand } from '../run-page-command.ts';

interface DensifyArguments extends DatasetArguments {
  readonly factor?: number;
  readonly pointsPerPixel?: number;
  readonly format: 'truth' | 'plotted-pixels';
}

const defaultFactor = 3;
const examples = `
Files: <out>/<page>.json

Examples:
  einthoven dataset densify pages --factor 3 --out dense
  einthoven dataset densify pages --points-per-pixel 4 --out dense
  einthoven dataset densify pages --factor 20 --format plotted-pixels --out dense`;

/** `einthoven dataset densify`. */
export function makeDensifyCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('densify')
    .description('Put more points on the centre lines of the truth.')
    .argument('<folder>', 'folder of pages with truth')
    .addOption(
      new Option(
        '--factor <count>',
        `parts that each gap between two points is cut into; ${defaultFactor} if nothing is said`,
      )
        .argParser((text) => parseWhole(text, { name: '--factor', least: 1 }))
        .conflicts('pointsPerPixel'),
    )
    .addOption(new Option('--points-per-pixel <count>', 'points a pixel of the line').argParser(parseNumber))
    .addOption(
      new Option('--format <format>', 'truth, or dense_plotted_pixels as the reference generator writes them')
        .choices(['truth', 'plotted-pixels'])
        .default('truth'),
    );
  return addDatasetArguments(command, './dense')
    .addHelpText('after', examples)
    .action(async (folder: string, given: DensifyArguments) => {
      const job = { kind: 'densify', density: readDensity(given), format: given.format } as const;
      finish((await runPageCommand({ folder, job }, given, io)).exitCode);
    });
}

function readDensity({ factor, pointsPerPixel }: DensifyArguments): Density {
  if (pointsPerPixel === undefined) return { factor: factor ?? defaultFactor };
  if (pointsPerPixel > 0) return { pointsAPixel: pointsPerPixel };
  throw new EinthovenError('OPTION_INVALID', `--points-per-pixel is more than 0, but got ${pointsPerPixel}.`);
}
