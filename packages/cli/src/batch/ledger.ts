import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PageRow } from './page-result.ts';

/** What decides whether a page would come out the same again. */
export interface LedgerKey {
  /** Of the bytes of the file. */
  readonly sha256: string;
  readonly pageIndex: number;
  /** Hash of options and output choice. */
  readonly configuration: string;
  readonly version: string;
  /** Output path without extension: the same page under another name is another page. */
  readonly output: string;
}

/** A finished page; `row` is what the reports say of it. */
export interface LedgerEntry<Row = PageRow> {
  readonly key: LedgerKey;
  readonly row: Row;
  /** Rows of the page's further ECGs, and of the pages joined, with its first page; absent: none. */
  readonly more?: readonly Row[];
  /** Written files, below the output folder. */
  readonly files: readonly string[];
}

/** Remembers finished pages in `<out>/ledger.jsonl`, one JSON object a line; later lines win. */
export interface Ledger<Row = PageRow> {
  readonly find: (key: LedgerKey) => LedgerEntry<Row> | undefined;
  readonly add: (entry: LedgerEntry<Row>) => Promise<void>;
}

export const ledgerFileName = 'ledger.jsonl';

/** Opens the ledger of an output folder, or begins one. Lines torn by a crash are passed over. */
export async function openLedger<Row = PageRow>(outputFolder: string): Promise<Ledger<Row>> {
  const path = join(outputFolder, ledgerFileName);
  const text = await readFile(path, 'utf8').catch(() => '');
  const entries = new Map<string, LedgerEntry<Row>>();
  for (const line of text.split('\n')) {
    const entry = parseEntry<Row>(line);
    if (entry) entries.set(identify(entry.key), entry);
  }
  // A torn last line must not swallow the first new one.
  let separator = text === '' || text.endsWith('\n') ? '' : '\n';
  return {
    find: (key) => entries.get(identify(key)),
    add: async (entry) => {
      entries.set(identify(entry.key), entry);
      const line = `${separator}${JSON.stringify(entry)}\n`;
      separator = '';
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, line);
    },
  };
}

function identify(key: LedgerKey): string {
  return JSON.stringify([key.sha256, key.pageIndex, key.configuration, key.version, key.output]);
}

function parseEntry<Row>(line: string): LedgerEntry<Row> | null {
  try {
    const value = JSON.parse(line) as Partial<LedgerEntry<Row>> | null;
    const complete = value?.key && value.row && Array.isArray(value.files);
    return complete ? (value as LedgerEntry<Row>) : null;
  } catch {
    return null;
  }
}
