import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BenchmarkPage } from './benchmark-page.ts';

const pictureExtensions = ['png', 'jpg', 'jpeg', 'webp', 'tif', 'tiff', 'gif', 'bmp', 'avif', 'pdf'];

export interface DataSet {
  readonly pages: readonly BenchmarkPage[];
  /** Ids of index rows that have no truth record. */
  readonly withoutTruth: readonly string[];
}

/**
 * Reads a folder of pages with WFDB truth. With an `index.json` (a list of rows, or an object with `items` or `records`)
 * each row has an `id`, a `file`, perhaps a `truth` (the id otherwise) and labels such as `category`. Without it every
 * `x.hea`, in subfolders too, is a page; its picture is `x.png`, `x.jpg` and so on beside it.
 * Throws Error where the index cannot be read.
 */
export function readDataSet(folder: string): DataSet {
  const truths = findRecords(folder);
  const indexPath = join(folder, 'index.json');
  if (!existsSync(indexPath)) {
    const pages = [...truths].map(([id, truthPath]) => ({
      id,
      imagePath: pictureBeside(truthPath),
      truthPath,
      labels: {},
    }));
    return { pages, withoutTruth: [] };
  }
  const pages: BenchmarkPage[] = [];
  const withoutTruth: string[] = [];
  for (const row of readRows(indexPath)) {
    const id = basename(String(row.id));
    const truthPath = truths.get(basename(String(row.truth ?? row.id)));
    if (truthPath === undefined) {
      withoutTruth.push(id);
      continue;
    }
    const imagePath = typeof row.file === 'string' ? join(folder, row.file) : pictureBeside(truthPath);
    pages.push({ id, imagePath, truthPath, labels: readLabels(row) });
  }
  return { pages, withoutTruth };
}

/** Paths without extension of all records under a folder, by name. */
function findRecords(folder: string): Map<string, string> {
  const headers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.hea'));
  return new Map(headers.sort().map((path) => [basename(path, '.hea'), join(folder, path.slice(0, -'.hea'.length))]));
}

function pictureBeside(path: string): string | null {
  return pictureExtensions.map((extension) => `${path}.${extension}`).find((picture) => existsSync(picture)) ?? null;
}

type Row = Readonly<Record<string, unknown>>;

function readRows(path: string): readonly Row[] {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const rows = Array.isArray(content) ? content : ((content as Row).items ?? (content as Row).records);
  const areRows = Array.isArray(rows) && rows.every((row) => row !== null && typeof row === 'object' && 'id' in row);
  if (!areRows)
    throw new Error(`${path}: expected a list of rows with an "id", or an object with "items" or "records".`);
  return rows;
}

function readLabels(row: Row): Record<string, string> {
  const plain = Object.entries(row).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]));
}
