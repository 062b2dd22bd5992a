import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';

/**
 * What a mask file holds; see docs/datasets.md. `classes` are colours, `grayClasses` the values of shards; `nnunet`: labels
 * whose meaning `dataset.json` tells.
 */
export const maskKinds = ['classes', 'grayClasses', 'leads', 'binary', 'line', 'nnunet'] as const;

/** A picture of a page and the files that tell where its traces are. */
export interface GivenFiles {
  /** The folder's name and the file's, for the name of what is made of it. */
  readonly name: string;
  readonly picture: string;
  /** What `einthoven render` wrote about it, compressed where the name ends with `.gz`. */
  readonly truth: string | null;
  readonly masks: Readonly<Partial<Record<(typeof maskKinds)[number], string>>>;
}

const pictureExtensions = new Set(['.png', '.jpg', '.jpeg', '.webp', '.tif', '.tiff', '.bmp', '.gif', '.avif']);
const otherPictures = /(?:-mask-[\w-]+|[-_]mask|-overlay|^preview|\.leads|\.classes)$/;
/** Channel and folder of nnU-Net: `imagesTr/X_0000.png` belongs to `labelsTr/X.png`. */
const nnunetChannel = '_0000';
const nnunetImages = /^images(T[rsv])$/;

/**
 * The pictures of a folder with their masks, in the order of their names. A picture without any is listed all the same.
 *
 * @throws EinthovenError FILE_NOT_FOUND where there is no such folder, OPTION_INVALID where it holds no picture.
 */
export async function findGivenFiles(folder: string): Promise<readonly GivenFiles[]> {
  const root = resolve(folder);
  const own = await listFolder(root);
  if (own === null) {
    throw new EinthovenError('FILE_NOT_FOUND', `There is no folder ${root}.`, {
      remedy: 'Give a folder of page images with masks beside them: see docs/training.md.',
    });
  }
  const [part] = nnunetImages.exec(basename(root))?.slice(1) ?? [];
  const labels = part === undefined ? null : join(dirname(root), `labels${part}`);
  const [inMasks, inLabels] = [
    await listFolder(join(root, 'masks')),
    labels === null ? null : await listFolder(labels),
  ];
  const find = (file: string) => {
    if (own.includes(file)) return join(root, file);
    return inMasks?.includes(file) ? join(root, 'masks', file) : undefined;
  };
  const found = own.flatMap((file): GivenFiles[] => {
    const extension = extname(file);
    const stem = basename(file, extension);
    if (!pictureExtensions.has(extension.toLowerCase()) || otherPictures.test(stem)) return [];
    const label = `${stem.replace(new RegExp(`${nnunetChannel}$`), '')}.png`;
    const masks = {
      classes: find(`${stem}_mask.png`) ?? find(`${stem}-mask-classes.png`),
      grayClasses: find(`${stem}.classes.png`),
      leads: find(`${stem}-mask-leads.png`) ?? find(`${stem}.leads.png`),
      binary: find(`${stem}-mask-binary.png`),
      line: find(`${stem}-mask-line.png`),
      nnunet: labels !== null && inLabels?.includes(label) ? join(labels, label) : undefined,
    };
    const present = Object.fromEntries(Object.entries(masks).filter(([, path]) => path !== undefined));
    const truth = [`${stem}.json`, `${stem}.truth.json.gz`].find((name) => own.includes(name));
    const name = `${basename(root)}-${stem}`;
    return [{ name, picture: join(root, file), truth: truth ? join(root, truth) : null, masks: present }];
  });
  if (found.length > 0) return found;
  throw new EinthovenError('OPTION_INVALID', `There is no picture in ${root}.`, {
    remedy: 'Give a folder of page images with masks beside them: see docs/training.md.',
  });
}

async function listFolder(path: string): Promise<readonly string[] | null> {
  const names = await readdir(path).catch(() => null);
  return names?.sort() ?? null;
}
