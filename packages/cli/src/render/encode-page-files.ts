import { encodeWfdb } from '@einthoven/core/formats';
import { encodeRenderTruth, type RenderedPage, renderMasks } from '@einthoven/core/render';
import { encodeGrayPng, encodeJpeg, encodePng } from '@einthoven/node';
import type { FileSet } from '../batch/page-result.ts';
import type { RenderRequest } from './render-request.ts';
import { maskFileName, pictureFileName, truthFileName } from './rendered-files.ts';

/** The picture of a page, its truth and its masks as files. */
export async function encodePageFiles(page: RenderedPage, { id, outputs }: RenderRequest): Promise<FileSet> {
  const picture = pictureFileName(id, outputs);
  const files = new Map<string, Uint8Array>();
  const { image, truth } = page;
  // The encoder has threads of its own: the truth is written meanwhile.
  const pictureBytes =
    outputs.format === 'png' ? encodePng(image, { compressionLevel }) : encodeJpeg(image, { quality: outputs.quality });
  if (outputs.truth.includes('json')) {
    const record = outputs.truth.includes('wfdb') ? `${id}.hea` : null;
    files.set(truthFileName(id), encodeRenderTruth(truth, { record }));
  }
  if (outputs.truth.includes('wfdb')) {
    const comments = [...truth.record.comments, `Image: ${picture}`];
    for (const [name, bytes] of encodeWfdb({ ...truth.record, name: id, comments })) files.set(name, bytes);
  }
  files.set(picture, await pictureBytes);
  if (outputs.masks) for (const [part, bytes] of await encodeMasks(page)) files.set(maskFileName(id, part), bytes);
  return files;
}

/** Four times as fast as the usual 6, and files a tenth larger. */
const compressionLevel = 4;

/** The names of masks of leads begin with their row. */
async function encodeMasks(page: RenderedPage): Promise<ReadonlyMap<string, Uint8Array>> {
  const { leads, ...others } = renderMasks(page);
  const masks = [
    ...leads.map(({ lead, row, mask }) => [`lead-${row}-${lead}`, mask] as const),
    ...Object.entries(others).map(([name, mask]) => [nameInFile(name), mask] as const),
  ];
  const files = new Map<string, Uint8Array>();
  for (const [name, mask] of masks) {
    files.set(name, await encodeGrayPng(mask, { compressionLevel }));
  }
  return files;
}

const nameInFile = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
