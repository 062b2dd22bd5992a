import { resolve } from 'node:path';
import { type DigitizeOptions, EinthovenError, parseSidecar } from '@einthoven/core';
import type { SidecarFile } from '@einthoven/node';
import { assembleOptions, checkOptions } from '../options/assemble-options.ts';
import { readTextFile } from '../options/read-layouts.ts';
import type { OptionSources } from '../options/read-option-tree.ts';

/** One page of a file. */
export interface PageOfFile {
  readonly path: string;
  /** From 0. */
  readonly pageIndex: number;
  readonly pageCount: number;
}

export interface PageOptions {
  readonly options: DigitizeOptions;
  /** Path of the sidecar file that has its say in them; null: none. */
  readonly sidecar: string | null;
}

/** The sidecar file that the command line names. Throws OPTION_INVALID. */
export async function readSidecarFile(path: string, workingDirectory: string): Promise<SidecarFile> {
  return { path: resolve(workingDirectory, path), text: await readTextFile(path, workingDirectory) };
}

/** The options of one page with its sidecar. Throws OPTION_INVALID, with the name of the file where it is at fault. */
export function applySidecar(file: SidecarFile, page: PageOfFile, sources: OptionSources): PageOptions {
  const sidecar = inFile(file, () => {
    const tree = parseSidecar(file.text, page);
    checkOptions(tree);
    return tree;
  });
  return { options: assembleOptions({ ...sources, sidecar }), sidecar: file.path };
}

function inFile<Result>({ path }: SidecarFile, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EinthovenError)) throw error;
    throw new EinthovenError(error.code, `${path}: ${error.message}`, { cause: error });
  }
}
