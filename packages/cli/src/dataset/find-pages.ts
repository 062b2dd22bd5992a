import { stat } from 'node:fs/promises';
import { extname, relative, resolve, sep } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { walkFolder } from '../input/walk-folder.ts';
import type { DatasetPage } from './dataset-page.ts';

const pictureExtensions = new Set(['.png', '.jpg', '.jpeg', '.webp', '.tif', '.tiff', '.bmp', '.gif', '.avif']);
/** Pictures that lie beside pages and are none: masks, overlays, contact sheets. */
const otherPictures = /(?:-mask-[\w-]+|[-_]mask|-overlay|(?:^|\/)preview)$/;

export interface FindPagesOptions {
  readonly workingDirectory: string;
  /** Absolute paths of folders that are not walked: outputs that lie inside of the data set. */
  readonly skipFolders?: readonly string[];
}

/**
 * The pages of a data set in the order of their names: every picture below the folder, with the truth (`.json`) and the
 * record (`.hea`) of the same name beside it. Masks, overlays and contact sheets are left out.
 *
 * @throws EinthovenError FILE_NOT_FOUND where there is no such folder, OPTION_INVALID where it holds no page.
 */
export async function findPages(
  folder: string,
  { workingDirectory, skipFolders = [] }: FindPagesOptions,
): Promise<readonly DatasetPage[]> {
  const root = resolve(workingDirectory, folder);
  const status = await stat(root).catch(() => null);
  if (!status?.isDirectory()) {
    throw new EinthovenError('FILE_NOT_FOUND', `There is no folder ${root}.`, {
      remedy: 'Give the folder of a data set, as `einthoven render` writes it.',
    });
  }
  const files = await walkFolder(root, new Set(skipFolders));
  const known = new Set(files);
  const pages = files.flatMap((picture): DatasetPage[] => {
    const extension = extname(picture);
    const stem = picture.slice(0, -extension.length);
    const name = relative(root, stem).split(sep).join('/');
    if (!pictureExtensions.has(extension.toLowerCase()) || otherPictures.test(name)) return [];
    const beside = (path: string) => (known.has(path) ? path : null);
    return [{ name, picture, truth: beside(`${stem}.json`), record: beside(`${stem}.hea`) }];
  });
  if (pages.length === 0) {
    throw new EinthovenError('OPTION_INVALID', `There is no page in ${root}.`, {
      remedy: 'Make pages with `einthoven render --synthetic 10 --out pages`.',
    });
  }
  return withNamesOfTheirOwn(pages);
}

/** `a.png` and `a.jpg` would write the same files: the second keeps its extension in its name. */
function withNamesOfTheirOwn(pages: readonly DatasetPage[]): readonly DatasetPage[] {
  const taken = new Set<string>();
  return pages.map((page) => {
    const name = taken.has(page.name) ? `${page.name}-${extname(page.picture).slice(1).toLowerCase()}` : page.name;
    taken.add(name);
    return { ...page, name };
  });
}
