import { readFile } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import { joinNames, setHeaderComments } from '@einthoven/core/dataset';
import { saveFiles } from '@einthoven/node';
import { hashConfiguration } from '../batch/hash-configuration.ts';
import { softwareVersion } from '../software-version.ts';
import type { DatasetPage } from './dataset-page.ts';
import type { JobLedger } from './job-ledger.ts';
import { stampFiles } from './stamp-files.ts';

export interface LinkResult {
  /** Headers that were written anew. */
  readonly changed: number;
  /** Headers that said it already. */
  readonly unchanged: number;
  /** Headers that were linked so in an earlier run, and are as it left them. */
  readonly resumed: number;
  /** Paths of the headers that each page was linked to, by the page's name. */
  readonly headersOf: ReadonlyMap<string, readonly string[]>;
  /** Pages that no header could be found for. */
  readonly unlinked: readonly string[];
}

export interface LinkTools {
  readonly recordOf: (page: DatasetPage) => Promise<string>;
  /** Path of the header of a source record by its name; undefined where there is none. */
  readonly headers: ReadonlyMap<string, string>;
  /** What was done before; headers in it are passed over where `resume` says so. */
  readonly ledger: JobLedger;
  readonly resume: boolean;
}

interface Links {
  readonly images: string[];
  /** Name of the record that the page was drawn from, where that is another header. */
  record: string | null;
}

/**
 * Writes `# Image:` into the header of every record that pages show, with their paths from the header, and `# Record:`
 * into the headers of pages that were drawn from a record of another name. Doing it again changes nothing.
 */
export async function linkImages(pages: readonly DatasetPage[], tools: LinkTools): Promise<LinkResult> {
  const { recordOf, headers, ledger, resume } = tools;
  const links = new Map<string, Links>();
  const unlinked: string[] = [];
  const headersOf = new Map<string, readonly string[]>();
  const linkTo = (header: string, picture: string): Links => {
    const own = links.get(header) ?? { images: [], record: null };
    links.set(header, own);
    own.images.push(relative(dirname(header), picture).split(sep).join('/'));
    return own;
  };
  for (const page of pages) {
    const record = await recordOf(page);
    const source = headers.get(record);
    if (page.record !== null) {
      const own = linkTo(page.record, page.picture);
      if (record !== basename(page.record, '.hea')) own.record = record;
    }
    if (source !== undefined && source !== page.record) linkTo(source, page.picture);
    if (page.record === null && source === undefined) unlinked.push(page.name);
    headersOf.set(page.name, [...new Set([page.record, source].filter((path) => path != null))]);
  }
  let changed = 0;
  let resumed = 0;
  for (const [header, { images, record }] of links) {
    images.sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
    const keyNow = async () =>
      hashConfiguration({
        work: 'link',
        header,
        images,
        record,
        version: softwareVersion,
        stamp: await stampFiles([header]),
      });
    if (resume && ledger.find(await keyNow())) {
      resumed++;
      continue;
    }
    const before = await readFile(header, 'utf8');
    const after = setHeaderComments(before, { Image: joinNames(images), Record: record === null ? [] : [record] });
    if (after !== before) {
      const files = new Map([[basename(header), new TextEncoder().encode(after)]]);
      await saveFiles(dirname(header), files, { overwrite: true });
      changed++;
    }
    await ledger.add(await keyNow(), {
      name: basename(header, '.hea'),
      status: 'complete',
      resumed: false,
      problems: [],
      files: [],
      facts: { images },
    });
  }
  return { changed, unchanged: links.size - changed - resumed, resumed, headersOf, unlinked };
}
