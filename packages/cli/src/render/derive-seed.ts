/**
 * A seed of its own for each purpose and page, from the seed of the run: whoever draws more numbers does not move the
 * others. FNV-1a with 32 bits (Fowler, Noll, Vo; public domain), made positive.
 */
export function deriveSeed(seed: number, ...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of [seed, ...parts].join('\n')) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  return hash & 0x7fffffff;
}
