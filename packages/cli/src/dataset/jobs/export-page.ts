import { extname } from 'node:path';
import { type DatasetPart, describeCocoPage, drawLabelImage, drawPageMask } from '@einthoven/core/dataset';
import { encodeGrayPng, encodePng } from '@einthoven/node';
import type { DatasetPage } from '../dataset-page.ts';
import type { PageJob, PageJobResult } from '../page-job.ts';
import { readPictureOf, readTruthOf } from '../read-page-files.ts';
import { encodeMask } from './mask-page.ts';

/** Folders of nnU-Net: training, validation (as the first reference system calls it), test. */
const nnunetSuffixes: Readonly<Record<DatasetPart, string>> = { train: 'Tr', validation: 'Tv', test: 'Ts' };
/** Folders of the second reference system. */
const flatFolders: Readonly<Record<DatasetPart, string>> = { train: 'train', validation: 'val', test: 'test' };

/** A file name for a page of any folder. */
export const caseName = (name: string) => name.replaceAll('/', '__');

/** One page in the form of another system. */
export async function exportPage(page: DatasetPage, job: Extract<PageJob, { kind: 'export' }>): Promise<PageJobResult> {
  switch (job.to) {
    case 'nnunet':
      return exportNnunet(page, job);
    case 'flat':
      return exportFlat(page, job);
    case 'coco':
      return exportCoco(page, job);
  }
}

type ExportJob = Extract<PageJob, { kind: 'export' }>;

async function exportNnunet(page: DatasetPage, job: ExportJob): Promise<PageJobResult> {
  const truth = await readTruthOf(page);
  const { image } = await readPictureOf(page);
  const labels = drawLabelImage(truth, job.labels, job.duplicates);
  const suffix = nnunetSuffixes[job.part];
  const name = caseName(page.name);
  const label =
    job.channels === 3
      ? await encodeGrayPng(labels)
      : await encodePng({
          ...labels,
          data: Uint8Array.from({ length: 3 * labels.data.length }, (_, i) => labels.data[Math.floor(i / 3)]!),
        });
  const files = new Map([
    [`images${suffix}/${name}_0000.png`, await encodePng(image)],
    [`labels${suffix}/${name}.png`, label],
  ]);
  return { status: 'complete', files, facts: { part: job.part } };
}

async function exportFlat(page: DatasetPage, { part }: ExportJob): Promise<PageJobResult> {
  const truth = await readTruthOf(page);
  const { image } = await readPictureOf(page);
  const path = `${flatFolders[part]}/${caseName(page.name)}`;
  const files = new Map([
    [`${path}.png`, await encodePng(image)],
    [`${path}_mask.png`, await encodeMask(drawPageMask(truth, 'classes'))],
  ]);
  return { status: 'complete', files, facts: { part } };
}

async function exportCoco(page: DatasetPage, { part }: ExportJob): Promise<PageJobResult> {
  const truth = await readTruthOf(page);
  const { bytes } = await readPictureOf(page);
  const file = `${part}/${caseName(page.name)}${extname(page.picture).toLowerCase()}`;
  return { status: 'complete', files: new Map([[file, bytes]]), facts: { part, coco: describeCocoPage(truth, file) } };
}
