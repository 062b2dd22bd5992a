import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { blindHeader, stripPicture } from '@einthoven/core/dataset';
import { encodePng, hashBytes } from '@einthoven/node';
import type { DatasetPage } from '../dataset-page.ts';
import type { PageJob, PageJobResult } from '../page-job.ts';
import { readPictureOf } from '../read-page-files.ts';

/** One page without what would give its signals away. */
export async function blindPage(
  page: DatasetPage,
  { name, headers }: Extract<PageJob, { kind: 'blind' }>,
): Promise<PageJobResult> {
  // Decoded in any case: a page that nobody can open is no test.
  const { bytes, image } = await readPictureOf(page);
  const stripped = stripPicture(bytes);
  const picture = `${name}${stripped === null ? '.png' : extname(page.picture).toLowerCase()}`;
  const content = stripped ?? (await encodePng(image));
  const files = new Map<string, Uint8Array>([[picture, content]]);
  if (headers && page.record !== null) {
    const header = blindHeader(await readFile(page.record, 'utf8'), name);
    files.set(`${name}.hea`, new TextEncoder().encode(header));
  }
  return { status: 'complete', files, facts: { picture, sha256: hashBytes(content) } };
}
