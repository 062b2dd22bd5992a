import { basename, relative, resolve, sep } from 'node:path';
import { findRecordFiles } from '@einthoven/node';
import { Command } from 'commander';
import type { CliIo } from '../../cli-io.ts';
import type { DatasetPage } from '../dataset-page.ts';
import { findPages } from '../find-pages.ts';
import { openJobLedger } from '../job-ledger.ts';
import { linkImages } from '../link-images.ts';
import { createRecordFinder } from '../record-of-page.ts';
import { writeJobRow } from '../write-job-row.ts';

interface LinkArguments {
  readonly records?: string;
  readonly resume: boolean;
  readonly json: boolean;
}

const examples = `
The record of a page is the one that index.json of its folder names, else the page's name without its number
(00001_hr-0.png belongs to 00001_hr). Its header gets "# Image: 00001_hr-0.png, 00001_hr-1.png"; the header of the page
itself, where it has one, "# Image:" with its picture and "# Record:" with its record. Headers are changed where they are;
doing it again changes nothing. What was done stands in
dataset.jsonl of the folder of pages; --resume does not even read headers that are as an earlier run left them.

Examples:
  einthoven dataset link-images pages
  einthoven dataset link-images pages --records ptb-xl/records500

Exit codes: 0 every page is linked, 2 some pages have no header, 1 none has.`;

/** `einthoven dataset link-images`. */
export function makeLinkImagesCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  return new Command('link-images')
    .description('Write into WFDB headers which pictures show them, and from which record each page was drawn.')
    .argument('<folder>', 'folder of pages')
    .option('--records <folder>', 'folder of the records that the pages were drawn from')
    .option('--resume', 'pass over headers that were linked in an earlier run and are as it left them', false)
    .option('--json', 'one JSON object a page on standard output', false)
    .addHelpText('after', examples)
    .action(async (folder: string, given: LinkArguments) => {
      const pages = await findPages(folder, { workingDirectory: io.workingDirectory });
      const headers = await findHeaders(pages, given, io);
      const { changed, unchanged, resumed, headersOf, unlinked } = await linkImages(pages, {
        recordOf: await createRecordFinder(),
        headers,
        ledger: await openJobLedger(resolve(io.workingDirectory, folder)),
        resume: given.resume,
      });
      for (const name of unlinked) io.standardError.write(`${name}: there is no header for it.\n`);
      const earlier = resumed > 0 ? `, ${resumed} were linked in an earlier run` : '';
      const totals = `${changed} headers changed, ${unchanged} were as they should be${earlier}\n`;
      if (given.json) for (const { name } of pages) writeLinkRow(io, { name, headers: headersOf.get(name) ?? [] });
      (given.json ? io.standardError : io.standardOutput).write(totals);
      finish(unlinked.length === 0 ? 0 : unlinked.length < pages.length ? 2 : 1);
    });
}

function writeLinkRow(io: CliIo, { name, headers }: { readonly name: string; readonly headers: readonly string[] }) {
  const files = headers.map((path) => relative(io.workingDirectory, path).split(sep).join('/'));
  if (files.length > 0) writeJobRow(io, { name, files });
  else writeJobRow(io, { name, status: 'partial', problems: ['There is no header for it.'] });
}

/** Headers by name: those of the pages' own folder, then those of `--records`. */
async function findHeaders(
  pages: readonly DatasetPage[],
  { records }: LinkArguments,
  io: CliIo,
): Promise<ReadonlyMap<string, string>> {
  const paths = records === undefined ? [] : await findRecordFiles(resolve(io.workingDirectory, records));
  const own = pages.flatMap(({ record }) => record ?? []);
  return new Map(
    [...own, ...paths].filter((path) => path.endsWith('.hea')).map((path) => [basename(path, '.hea'), path]),
  );
}
