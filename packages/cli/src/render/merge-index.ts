import { readFile } from 'node:fs/promises';
import { EinthovenError } from '@einthoven/core';
import type { IndexRow } from './render-request.ts';

/**
 * The text of `index.json` with the rows of this run: rows of other pages that are in the file stay, and all are in the
 * order of their ids. Throws OUTPUT_FAILED where the file is there but is no list of pages.
 */
export async function mergeIndex(path: string, rows: readonly IndexRow[]): Promise<string> {
  const merged = new Map<string, { readonly id: string }>();
  for (const row of await readRows(path)) merged.set(row.id, row);
  for (const row of rows) merged.set(row.id, row);
  const sorted = [...merged.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  // A row a line: files of many pages stay small, and changes show line by line.
  return `[\n${sorted.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

async function readRows(path: string): Promise<readonly { readonly id: string }[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw unusable(path, error);
  });
  try {
    const rows: unknown = JSON.parse(text);
    const isList = Array.isArray(rows) && rows.every((row) => typeof (row as { id?: unknown } | null)?.id === 'string');
    if (isList) return rows as { id: string }[];
  } catch (error) {
    throw unusable(path, error);
  }
  throw unusable(path, null);
}

const unusable = (path: string, cause: unknown) =>
  new EinthovenError('OUTPUT_FAILED', `${path} is there and no list of pages.`, {
    cause,
    remedy: 'Move it away, or choose another folder with --out.',
  });
