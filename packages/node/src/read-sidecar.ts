import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  digitizeOptionsSchema,
  EinthovenError,
  type OptionTree,
  type ParseSidecarOptions,
  parseSidecar,
  sidecarSuffix,
} from '@einthoven/core';

/** A sidecar file as it lies on the disk. */
export interface SidecarFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The sidecar file of a page file: `page.png.einthoven.yaml`, or else `page.einthoven.yaml`; null where there is none.
 * Throws FILE_UNREADABLE.
 */
export async function findSidecar(pagePath: string): Promise<SidecarFile | null> {
  const extension = extname(pagePath);
  const names = [pagePath, ...(extension === '' ? [] : [pagePath.slice(0, -extension.length)])];
  for (const name of names) {
    const path = `${name}${sidecarSuffix}`;
    const text = await readText(path);
    if (text !== null) return { path, text };
  }
  return null;
}

/**
 * The options that the sidecar file of a page gives, checked, to be parsed by `digitizeOptionsSchema` alone or merged with
 * others by `mergeOptions`; nothing (`{}`) where there is none. Throws OPTION_INVALID and FILE_UNREADABLE.
 */
export async function readSidecar(
  pagePath: string,
  page: ParseSidecarOptions = { pageIndex: 0, pageCount: 1 },
): Promise<OptionTree> {
  const file = await findSidecar(pagePath);
  if (file === null) return {};
  const tree = parseInFile(file, page);
  const checked = digitizeOptionsSchema.safeParse(tree);
  if (checked.success) return tree;
  const faults = checked.error.issues.map(({ path, message }) => [path.map(String).join('.'), message]);
  const text = faults.map(([path, message]) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  throw new EinthovenError('OPTION_INVALID', `${file.path}: ${text}.`);
}

function parseInFile({ path, text }: SidecarFile, page: ParseSidecarOptions): OptionTree {
  try {
    return parseSidecar(text, page);
  } catch (error) {
    if (!(error instanceof EinthovenError)) throw error;
    throw new EinthovenError(error.code, `${path}: ${error.message}`, { cause: error });
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new EinthovenError('FILE_UNREADABLE', `${path} cannot be read: ${String(error)}`, { cause: error });
  }
}
