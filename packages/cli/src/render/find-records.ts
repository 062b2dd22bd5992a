import { stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { findRecordFiles } from '@einthoven/node';
import { isGlob, matchGlob } from '../input/match-glob.ts';
import { walkFolder } from '../input/walk-folder.ts';

/** Files that a pattern may mean; signal files belong to their headers. */
const recordExtensions = new Set(['.hea', '.edf', '.csv', '.json']);

export interface FoundRecords {
  /** Absolute, each once, in the order found. */
  readonly paths: readonly string[];
  /** Patterns and folders without a record. */
  readonly unmatched: readonly string[];
}

/**
 * The records that files, folders (walked to the bottom) and glob patterns stand for. A path without extension means
 * the WFDB header of that name, as WFDB programs take it. A file that is named but not there is kept: it fails by name.
 */
export async function findRecords(inputs: readonly string[], workingDirectory: string): Promise<FoundRecords> {
  const paths = new Set<string>();
  const unmatched: string[] = [];
  for (const input of inputs) {
    const found = await findInput(resolve(workingDirectory, input));
    if (found.length === 0) unmatched.push(input);
    for (const path of found) paths.add(path);
  }
  return { paths: [...paths], unmatched };
}

async function findInput(path: string): Promise<readonly string[]> {
  const status = await stat(path).catch(() => null);
  if (status?.isDirectory()) return findRecordFiles(path);
  if (status) return [path];
  if (isGlob(path)) return expandGlob(path.split(sep).join('/'));
  const header = `${path}.hea`;
  return [(await stat(header).catch(() => null)) ? header : path];
}

async function expandGlob(pattern: string): Promise<readonly string[]> {
  const parts = pattern.split('/');
  const base = parts.slice(0, parts.findIndex(isGlob)).join('/') || '/';
  if (!(await stat(base).catch(() => null))?.isDirectory()) return [];
  const files = await walkFolder(base);
  return files.filter(
    (file) => recordExtensions.has(extname(file).toLowerCase()) && matchGlob(pattern, file.split(sep).join('/')),
  );
}
