import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, posix } from 'node:path';
import { rotateBack, setHeaderComments } from '@einthoven/core/dataset';
import { wfdbSignalFiles } from '@einthoven/core/formats';
import { encodeJpeg, encodePng } from '@einthoven/node';
import type { DatasetPage } from '../dataset-page.ts';
import type { PageJobResult } from '../page-job.ts';
import { readPictureOf, readTruthOf } from '../read-page-files.ts';

/** Fine enough that a second JPEG adds nothing to be seen. */
const quality = 95;

/** One page turned upright, with its truth; its record goes with it as it is. */
export async function rotatePageBack(page: DatasetPage): Promise<PageJobResult> {
  const truth = await readTruthOf(page);
  const { image } = await readPictureOf(page);
  const upright = rotateBack(image, truth);
  const isJpeg = /^\.jpe?g$/i.test(extname(page.picture));
  const picture = `${page.name}${isJpeg ? '.jpg' : '.png'}`;
  const record = page.record === null ? null : `${basename(page.name)}.hea`;
  const files = new Map<string, Uint8Array>([
    [picture, isJpeg ? await encodeJpeg(upright.image, { quality }) : await encodePng(upright.image)],
    [`${page.name}.json`, new TextEncoder().encode(`${JSON.stringify({ ...upright.truth, record })}\n`)],
  ]);
  if (page.record !== null) {
    const header = await readFile(page.record, 'utf8');
    const linked = setHeaderComments(header, { Image: [basename(picture)] });
    files.set(`${page.name}.hea`, new TextEncoder().encode(linked));
    for (const name of wfdbSignalFiles(header)) {
      files.set(posix.join(posix.dirname(page.name), name), await readFile(join(dirname(page.record), name)));
    }
  }
  return { status: 'complete', files };
}
