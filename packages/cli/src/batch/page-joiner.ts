import { basename } from 'node:path';
import type { DigitizeOptions } from '@einthoven/core';
import type { NamedInput } from '../input/name-outputs.ts';
import { describeFailure } from './describe-failure.ts';
import { type JoinChoice, joinPages } from './join-pages.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { OutputFolder } from './output-folder.ts';
import type { OutputChoice, PageResult, PageRow } from './page-result.ts';
import { joinedRow } from './page-rows.ts';

export interface PageJoinerSettings {
  readonly by: JoinChoice;
  readonly options: DigitizeOptions;
  readonly outputs: OutputChoice;
  readonly version: string;
  readonly existing: 'fail' | 'overwrite' | 'resume';
}

export interface PageJoinerTools {
  readonly ledger: Ledger;
  readonly output: OutputFolder;
  /** Milliseconds of any clock. */
  readonly now: () => number;
}

/** One of the pages of a file. */
export interface PageToJoin {
  readonly input: NamedInput;
  readonly page: { readonly index: number; readonly count: number; readonly sha256: string };
}

/** What became of a page. */
export interface PageOutcome {
  readonly result: PageResult;
  /** What the ledger is to know of it; null: it failed. */
  readonly entry: LedgerEntry | null;
}

export interface PageJoiner {
  /** Keeps a page until all of its file are there and joins them. Gives back the row of the joined record then, else null. */
  readonly add: (page: PageToJoin, outcome: PageOutcome) => Promise<PageRow | null>;
}

/**
 * Joins the pages of each file to one record and writes it under the name of the file. The ledger learns of the pages when
 * they are joined: an interrupted file is begun anew, as a record cannot be joined with one that is only on the disk.
 */
export function createPageJoiner(settings: PageJoinerSettings, tools: PageJoinerTools): PageJoiner {
  const files = new Map<string, Map<number, PageOutcome>>();
  return {
    add: async (page, outcome) => {
      const gathered = files.get(page.input.path) ?? new Map<number, PageOutcome>();
      files.set(page.input.path, gathered.set(page.page.index, outcome));
      if (gathered.size < page.page.count) return null;
      files.delete(page.input.path);
      const outcomes = Array.from({ length: page.page.count }, (_, index) => gathered.get(index)!);
      const { row, files: written } = await join(page, outcomes, { settings, tools });
      for (const [index, { entry }] of outcomes.entries()) {
        if (entry === null) continue;
        const joined = { more: [...(entry.more ?? []), row], files: [...entry.files, ...written] };
        await tools.ledger.add(index === 0 ? { ...entry, ...joined } : entry);
      }
      return row;
    },
  };
}

async function join(
  { input, page }: PageToJoin,
  outcomes: readonly PageOutcome[],
  { settings, tools }: { readonly settings: PageJoinerSettings; readonly tools: PageJoinerTools },
): Promise<{ readonly row: PageRow; readonly files: readonly string[] }> {
  const started = tools.now();
  const elapsed = () => (tools.now() - started) / 1000;
  const { by, options, outputs, version, existing } = settings;
  const provenance = { software: `einthoven ${version}`, sourceName: null, sourceSha256: page.sha256, options };
  try {
    const results = outcomes.map(({ result }) => result);
    const joined = joinPages(results, { recordName: basename(input.name), by, outputs, provenance });
    const files = await tools.output.save(input.name, joined.files, existing !== 'fail');
    return { row: joinedRow({ input, page }, joined, elapsed()), files };
  } catch (error) {
    return { row: joinedRow({ input, page }, describeFailure(error), elapsed()), files: [] };
  }
}
