import { basename, dirname, extname } from 'node:path';
import { recordFileName } from '@einthoven/core/formats';

/** Names that other files of the output folder have. */
const reserved = ['index', 'ledger', 'preview'];

/**
 * A name for each record, from its file: all pages of a run lie in one folder. Where files of several folders have one
 * name, so many of the folders stand in front of it as tell them apart; formats of one name get their extension, and
 * what is still alike a number. Names that differ only in case count as equal.
 */
export function nameRecords(paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(reserved);
  const pending = paths.map((path) => ({ path, candidates: listCandidates(path) }));
  const longest = Math.max(0, ...pending.map(({ candidates }) => candidates.length));
  for (let level = 0; level < longest; level++) {
    const open = pending.filter(({ path }) => !names.has(path));
    const counts = new Map<string, number>();
    for (const { candidates } of open) {
      const key = pick(candidates, level).toLowerCase();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const { path, candidates } of open) {
      const name = pick(candidates, level);
      if (counts.get(name.toLowerCase()) !== 1 || taken.has(name.toLowerCase())) continue;
      names.set(path, name);
      taken.add(name.toLowerCase());
    }
  }
  for (const { path, candidates } of pending) {
    if (names.has(path)) continue;
    const stem = pick(candidates, longest);
    let number = 2;
    while (taken.has(`${stem}-${number}`.toLowerCase())) number++;
    names.set(path, `${stem}-${number}`);
    taken.add(`${stem}-${number}`.toLowerCase());
  }
  return names;
}

/** `c`, `b-c`, `a-b-c` and, at last, with the extension: `a-b-c-hea`. */
function listCandidates(path: string): readonly string[] {
  const extension = extname(path);
  const parts = [
    ...dirname(path)
      .split(/[\\/]/)
      .filter((part) => part !== ''),
    basename(path, extension),
  ];
  const names = parts.map((_, index) => recordFileName(parts.slice(parts.length - 1 - index).join('-')));
  return [...names, recordFileName(`${names.at(-1)}-${extension.slice(1)}`)];
}

const pick = (candidates: readonly string[], level: number) => candidates[Math.min(level, candidates.length - 1)]!;
