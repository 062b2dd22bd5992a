import { access } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { saveFiles } from '@einthoven/node';
import type { FileSet } from './page-result.ts';

/** A folder that results are written to. Names are paths below it with forward slashes. */
export interface OutputFolder {
  /** Throws OUTPUT_EXISTS when any of these files is there. */
  readonly assertFree: (files: readonly string[]) => Promise<void>;
  readonly hasAll: (files: readonly string[]) => Promise<boolean>;
  /** Writes the files beside each other where `output` points, all or none; returns their paths below the folder. */
  readonly save: (output: string, files: FileSet, overwrite: boolean) => Promise<readonly string[]>;
}

/** The output folder at an absolute path; it is made when the first file is written. */
export function openOutputFolder(folder: string): OutputFolder {
  const exists = (file: string) =>
    access(join(folder, file)).then(
      () => true,
      () => false,
    );
  return {
    hasAll: async (files) => files.length > 0 && (await Promise.all(files.map(exists))).every(Boolean),
    assertFree: async (files) => {
      for (const file of files) {
        if (await exists(file)) throw new EinthovenError('OUTPUT_EXISTS', `${file} is there already.`);
      }
    },
    save: async (output, files, overwrite) => {
      if (files.size === 0) return [];
      const subfolder = posix.dirname(output);
      await saveFiles(join(folder, dirname(output)), files, { overwrite });
      return [...files.keys()].map((name) => posix.join(subfolder, name));
    },
  };
}
