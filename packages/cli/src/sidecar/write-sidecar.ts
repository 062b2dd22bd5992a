import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { EinthovenError, sidecarSuffix } from '@einthoven/core';
import { findSidecar, saveFiles } from '@einthoven/node';
import { parseDocument } from 'yaml';
import { readTextFile } from '../options/read-layouts.ts';

export interface SidecarRequest {
  readonly pagePath: string;
  /** File to write to; null: the one that is read with the page. */
  readonly target: string | null;
  /** Number of the page, from 1. */
  readonly page: number;
  readonly text: string;
}

/**
 * Writes the sidecar of a page and returns its path. In a file for several pages the other pages stay as they are.
 * Throws OUTPUT_EXISTS unless told to overwrite, OUTPUT_FAILED and OPTION_INVALID (a file that is no YAML).
 */
export async function writeSidecar(
  { pagePath, target, page, text }: SidecarRequest,
  { overwrite }: { readonly overwrite: boolean },
): Promise<string> {
  const path = target ?? (await findSidecar(pagePath))?.path ?? `${pagePath}${sidecarSuffix}`;
  const before = (await stat(path).catch(() => null)) === null ? null : await readTextFile(path, dirname(path));
  const merged = before === null ? null : addPage(before, { page, text, overwrite });
  const bytes = new TextEncoder().encode(merged ?? text);
  await saveFiles(dirname(path), new Map([[basename(path), bytes]]), { overwrite: overwrite || merged !== null });
  return path;
}

/** The file with the page put in; null where the file is for one page only. */
function addPage(
  before: string,
  { page, text, overwrite }: { readonly page: number; readonly text: string; readonly overwrite: boolean },
): string | null {
  const added = parseDocument(text).getIn(['pages', page], true);
  if (added === undefined) return null;
  const document = parseDocument(before);
  if (document.errors.length > 0)
    throw new EinthovenError('OPTION_INVALID', `The sidecar file is no valid YAML: ${document.errors[0]!.message}`);
  if (document.hasIn(['pages', page]) && !overwrite) {
    throw new EinthovenError('OUTPUT_EXISTS', `The sidecar file has page ${page} already.`);
  }
  document.setIn(['pages', page], added);
  return document.toString({ lineWidth: 0 });
}
