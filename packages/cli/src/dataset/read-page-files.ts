import { readFile } from 'node:fs/promises';
import { EinthovenError } from '@einthoven/core';
import { readPageTruth } from '@einthoven/core/dataset';
import type { RenderTruthJson } from '@einthoven/core/render';
import { decodeImage } from '@einthoven/node';
import type { DatasetPage } from './dataset-page.ts';

/** The truth of a page. Throws FILE_NOT_FOUND and RECORD_INVALID. */
export async function readTruthOf({ name, truth }: DatasetPage): Promise<RenderTruthJson> {
  if (truth === null) {
    const message = `${name} has no truth: there is no ${name}.json, as \`einthoven render\` writes it beside its pages.`;
    throw new EinthovenError('FILE_NOT_FOUND', message);
  }
  return readPageTruth(await readFile(truth));
}

/** The picture of a page. Throws what `decodeImage` throws. */
export async function readPictureOf({ picture }: DatasetPage) {
  const bytes = new Uint8Array(await readFile(picture));
  const { image, dotsPerInch } = await decodeImage(bytes);
  return { bytes, image, dotsPerInch };
}
