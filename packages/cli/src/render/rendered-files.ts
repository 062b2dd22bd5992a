import type { RenderOutputs } from './render-request.ts';

type Outputs = Pick<RenderOutputs, 'format'>;

export const pictureFileName = (id: string, { format }: Outputs): string => `${id}.${format === 'png' ? 'png' : 'jpg'}`;

export const truthFileName = (id: string): string => `${id}.json`;

/** A mask of a part of the page, such as `lead-1-V2`. */
export const maskFileName = (id: string, part: string): string => `${id}-mask-${part}.png`;

/** The files that a page writes whatever is on it, known before it is drawn. */
export function listRenderedFiles(id: string, outputs: RenderOutputs): readonly string[] {
  return [
    pictureFileName(id, outputs),
    ...(outputs.truth.includes('json') ? [truthFileName(id)] : []),
    ...(outputs.truth.includes('wfdb') ? [`${id}.hea`, `${id}.dat`] : []),
    ...(outputs.masks ? [maskFileName(id, 'background')] : []),
  ];
}
