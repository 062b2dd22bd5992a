import { isDeepStrictEqual } from 'node:util';
import type { OptionTree } from '@einthoven/core';
import type { OptionDescription } from '../options/list-schema-options.ts';

/**
 * A tree of options without those that say their default: a file with all options, of which a few were changed, sets
 * only those, and leaves the others to preset and chance.
 */
export function dropDefaults(tree: OptionTree, known: readonly OptionDescription[]): OptionTree {
  const defaults = new Map(known.map(({ path, defaultValue }) => [path, defaultValue]));
  const drop = (node: OptionTree, path: readonly string[]): OptionTree =>
    Object.fromEntries(
      Object.entries(node).flatMap(([name, value]): [string, unknown][] => {
        const own = [...path, name];
        const key = own.join('.');
        if (defaults.has(key)) return isDeepStrictEqual(value, defaults.get(key)) ? [] : [[name, value]];
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]];
        const rest = drop(value as OptionTree, own);
        return Object.keys(rest).length > 0 ? [[name, rest]] : [];
      }),
    );
  return drop(tree, []);
}
