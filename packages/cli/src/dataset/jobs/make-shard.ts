import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { drawLabelImage, encodeTar } from '@einthoven/core/dataset';
import { wfdbSignalFiles } from '@einthoven/core/formats';
import { encodeGrayPng, hashBytes } from '@einthoven/node';
import { describeFailure } from '../../batch/describe-failure.ts';
import type { DatasetPage } from '../dataset-page.ts';
import type { PageJob, PageJobResult } from '../page-job.ts';
import { readPictureOf, readTruthOf } from '../read-page-files.ts';
import { caseName } from './export-page.ts';

/** Several pages as one archive: what a shard holds of each page stands in docs/datasets.md. */
export async function makeShard(
  shard: DatasetPage,
  { pages, part }: Extract<PageJob, { kind: 'shard' }>,
): Promise<PageJobResult> {
  const files = new Map<string, Uint8Array>();
  const problems: string[] = [];
  for (const page of pages) {
    try {
      for (const [name, bytes] of await packPage(page)) files.set(name, bytes);
    } catch (error) {
      const { code, message } = describeFailure(error);
      problems.push(`${page.name} left out: ${code}: ${message}`);
    }
  }
  const tar = encodeTar(files);
  const facts = { part, pages: pages.length - problems.length, bytes: tar.length, sha256: hashBytes(tar) };
  return { status: 'complete', files: new Map([[`${shard.name}.tar`, tar]]), problems, facts };
}

async function packPage(page: DatasetPage): Promise<ReadonlyMap<string, Uint8Array>> {
  const key = caseName(page.name).replaceAll('.', '_');
  const truth = await readTruthOf(page);
  const { bytes } = await readPictureOf(page);
  const files = new Map<string, Uint8Array>([
    [`${key}${extname(page.picture).toLowerCase()}`, bytes],
    [`${key}.leads.png`, await encodeGrayPng(drawLabelImage(truth, 'leads'))],
    [`${key}.classes.png`, await encodeGrayPng(drawLabelImage(truth, 'classes'))],
    [
      `${key}.truth.json.gz`,
      gzipSync(JSON.stringify({ ...truth, record: page.record === null ? null : `${key}.hea` })),
    ],
  ]);
  if (page.record === null) return files;
  const header = await readFile(page.record, 'utf8');
  files.set(`${key}.hea`, new TextEncoder().encode(header));
  for (const name of wfdbSignalFiles(header)) {
    files.set(`${key}${extname(name)}`, await readFile(join(dirname(page.record), name)));
  }
  return files;
}
