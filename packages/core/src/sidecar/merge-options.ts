/** Options as a person writes them: a tree of groups by name, with values at its ends. */
export type OptionTree = Readonly<Record<string, unknown>>;

/** Options that say the same thing in two ways: whoever gives one of them later takes the others back. */
const rivals: readonly (readonly [group: string, one: readonly string[], other: readonly string[]])[] = [
  ['layout', ['template'], ['rows', 'columnTiming']],
  ['rectify', ['rotation'], ['corners', 'sheetSize']],
  ['grid', ['pixelsPerMillimetre'], ['pixelsPerMillimetreX', 'pixelsPerMillimetreY']],
];

/**
 * Two trees of options as one; what `over` says wins, and lists are replaced as a whole. A layout given by name takes back
 * rows that were given before, corners a rotation, and the other way round. Neither tree is changed.
 */
export function mergeOptions(base: OptionTree, over: OptionTree): OptionTree {
  return mergeTrees(takeBack(base, over), over);
}

function mergeTrees(base: OptionTree, over: OptionTree): OptionTree {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const before = merged[name];
    merged[name] = isTree(before) && isTree(value) ? mergeTrees(before, value) : value;
  }
  return merged;
}

function takeBack(base: OptionTree, over: OptionTree): OptionTree {
  const result: Record<string, unknown> = { ...base };
  for (const [group, ...sides] of rivals) {
    const [before, given] = [result[group], over[group]];
    if (!isTree(before) || !isTree(given)) continue;
    const has = (names: readonly string[]) => names.some((name) => isSaid(given[name]));
    const [one, other] = sides;
    const taken = has(one) === has(other) ? [] : has(one) ? other : one;
    result[group] = Object.fromEntries(Object.entries(before).filter(([name]) => !taken.includes(name)));
  }
  return result;
}

/** Null and an empty list mean that nothing was given. */
function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function isTree(value: unknown): value is OptionTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
