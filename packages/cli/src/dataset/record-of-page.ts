import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DatasetPage } from './dataset-page.ts';

/** A page's number behind the name of its record: `00001_hr-0`, `00001_hr-0_0000`. */
const pageNumber = /-\d+(?:_0000)?$/;

/**
 * Names the record that a page was drawn from: as the index of its folder says (`einthoven render` writes it), else the
 * page's name without its number.
 */
export async function createRecordFinder(): Promise<(page: DatasetPage) => Promise<string>> {
  const indexes = new Map<string, Promise<ReadonlyMap<string, string>>>();
  return async ({ name, picture }) => {
    const folder = dirname(picture);
    let index = indexes.get(folder);
    if (index === undefined) {
      index = readIndex(join(folder, 'index.json'));
      indexes.set(folder, index);
    }
    const own = basename(name);
    return (await index).get(basename(picture)) ?? own.replace(pageNumber, '');
  };
}

/** Record by file of picture. An index of something else names none. */
async function readIndex(path: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(path, 'utf8').catch(() => '[]');
  try {
    const rows: unknown = JSON.parse(text);
    if (!Array.isArray(rows)) return new Map();
    return new Map(
      rows.flatMap((row: { file?: unknown; record?: unknown } | null): [string, string][] =>
        typeof row?.file === 'string' && typeof row.record === 'string' ? [[row.file, row.record]] : [],
      ),
    );
  } catch {
    return new Map();
  }
}
