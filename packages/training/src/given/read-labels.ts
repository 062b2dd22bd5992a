import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EinthovenError, everyLeadName, type RgbImage } from '@einthoven/core';
import { decodeImage } from '@einthoven/node';
import type { GivenFiles } from './find-given-files.ts';
import { type GivenLabels, unknownLabel } from './given-labels.ts';

/** A channel of a mask of colours counts from here on. */
const half = 128;
/** The label of a trace of no matter which lead. */
const anyTrace = 1;
/** Nothing, grid, marks, signal: the classes of shards. */
const labelOfClass = [0, 0, unknownLabel, anyTrace];

/**
 * What the masks of a page say together: leads where a mask tells them apart, marks where one knows of them.
 *
 * @throws EinthovenError what `decodeImage` throws; OPTION_INVALID where masks have not the size `size`, or nnU-Net labels
 * lack the file that tells what they mean.
 */
export async function readLabels(
  { masks }: GivenFiles,
  size: { readonly width: number; readonly height: number },
): Promise<GivenLabels> {
  const { width, height } = size;
  const data = new Uint8Array(width * height);
  let tellsMarks = false;
  for (const kind of ['leads', 'nnunet', 'binary', 'classes', 'grayClasses'] as const) {
    const path = masks[kind];
    if (path === undefined) continue;
    const mask = await readMask(path, size);
    const meaning = kind === 'nnunet' ? await readMeaning(join(dirname(dirname(path)), 'dataset.json')) : null;
    tellsMarks ||= kind === 'classes' || kind === 'grayClasses' || meaning?.has(unknownLabel) === true;
    const labelOf = {
      leads: (k: number) => mask.data[3 * k]!,
      nnunet: (k: number) => meaning?.values[mask.data[3 * k]!] ?? 0,
      binary: (k: number) => (mask.data[3 * k]! > 0 ? anyTrace : 0),
      classes: (k: number) => classOf(mask.data, k),
      grayClasses: (k: number) => labelOfClass[mask.data[3 * k]!] ?? 0,
    }[kind];
    for (let k = 0; k < data.length; k++) if (data[k] === 0) data[k] = labelOf(k);
  }
  return { width, height, data, tellsMarks };
}

/** The labels of a mask of colours. */
export function classLabels({ width, height, data }: RgbImage): GivenLabels {
  const labels = Uint8Array.from({ length: width * height }, (_, k) => classOf(data, k));
  return { width, height, data: labels, tellsMarks: true };
}

/** Red is grid, green marks, blue traces. */
function classOf(data: Uint8Array, k: number): number {
  if (data[3 * k + 2]! >= half) return anyTrace;
  return data[3 * k + 1]! >= half ? unknownLabel : 0;
}

/** A mask as large as its picture. */
export async function readMask(
  path: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<RgbImage> {
  const { image } = await decodeImage(new Uint8Array(await readFile(path)));
  if (image.width === width && image.height === height) return image;
  const sizes = `${image.width} × ${image.height} pixels, its picture ${width} × ${height}`;
  throw new EinthovenError('OPTION_INVALID', `The mask ${path} has ${sizes}.`, {
    remedy: 'Export the mask in the size of the picture, without scaling.',
  });
}

interface Meaning {
  /** Our label of each value. */
  readonly values: readonly number[];
  readonly has: (label: number) => boolean;
}

/** What the values of nnU-Net labels mean, by their names: leads, `signal`, `marks`; others are no traces. */
async function readMeaning(path: string): Promise<Meaning> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const { labels } = JSON.parse(text) as { labels?: Readonly<Record<string, number>> };
  if (labels === undefined) {
    throw new EinthovenError('OPTION_INVALID', `There is no ${path} with the names of the labels.`, {
      remedy: 'Put the dataset.json of nnU-Net beside the folders of images and labels.',
    });
  }
  const values: number[] = [];
  for (const [name, value] of Object.entries(labels)) {
    const lead = (everyLeadName as readonly string[]).indexOf(name) + 1;
    values[value] = lead > 0 ? lead : name === 'signal' ? anyTrace : name === 'marks' ? unknownLabel : 0;
  }
  return { values, has: (label) => values.includes(label) };
}
