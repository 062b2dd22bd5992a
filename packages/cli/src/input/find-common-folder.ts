import { parse, sep } from 'node:path';

/** The deepest folder that holds all the given absolute folders. */
export function findCommonFolder(folders: readonly string[]): string {
  const [first = sep, ...others] = folders;
  const parts = first.split(/[\\/]/);
  let length = parts.length;
  for (const other of others) {
    const otherParts = other.split(/[\\/]/);
    let shared = 0;
    while (shared < length && parts[shared] === otherParts[shared]) shared++;
    length = shared;
  }
  const folder = parts.slice(0, length).join(sep);
  // `/` and `C:\` keep their separator.
  return folder.length < parse(first).root.length ? parse(first).root : folder;
}
