import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EinthovenError, type LayoutTemplate, parseLayoutTemplates, shippedTemplates } from '@einthoven/core';

/** The user's own templates from a YAML file; none without a file. Throws OPTION_INVALID. */
export async function readUserLayouts(
  file: string | undefined,
  workingDirectory: string,
): Promise<readonly LayoutTemplate[]> {
  return file === undefined ? [] : parseLayoutTemplates(await readTextFile(file, workingDirectory));
}

/** All templates that a page may have: the shipped ones, then the user's; a user's template replaces its namesake. */
export function listLayouts(userLayouts: readonly LayoutTemplate[]): readonly LayoutTemplate[] {
  const own = new Set(userLayouts.map((layout) => layout.name));
  return [...shippedTemplates().filter((layout) => !own.has(layout.name)), ...userLayouts];
}

/** The text of a file that an option names. Throws OPTION_INVALID when it cannot be read. */
export async function readTextFile(file: string, workingDirectory: string): Promise<string> {
  try {
    return await readFile(resolve(workingDirectory, file), 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const message = isMissing ? `There is no file ${file}.` : `${file} cannot be read: ${String(error)}`;
    throw new EinthovenError('OPTION_INVALID', message, { cause: error, remedy: 'Check its path and permissions.' });
  }
}
