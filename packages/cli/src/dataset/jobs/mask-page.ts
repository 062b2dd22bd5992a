import { drawPageMask, type PageMask } from '@einthoven/core/dataset';
import { encodeGrayPng, encodePng } from '@einthoven/node';
import type { DatasetPage } from '../dataset-page.ts';
import type { PageJob, PageJobResult } from '../page-job.ts';
import { readTruthOf } from '../read-page-files.ts';

/** Masks of one page: `<name>-mask-<kind>.png`. */
export async function maskPage(
  page: DatasetPage,
  { masks, duplicates }: Extract<PageJob, { kind: 'mask' }>,
): Promise<PageJobResult> {
  const truth = await readTruthOf(page);
  const files = new Map<string, Uint8Array>();
  for (const kind of masks) {
    files.set(`${page.name}-mask-${kind}.png`, await encodeMask(drawPageMask(truth, kind, { duplicates })));
  }
  return { status: 'complete', files };
}

/** A mask as PNG bytes: one plane of grey, or colours. */
export function encodeMask(mask: PageMask): Promise<Uint8Array> {
  return 'gray' in mask ? encodeGrayPng(mask.gray) : encodePng(mask.rgb);
}
