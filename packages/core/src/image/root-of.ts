/** The first member of the set to which one belongs; `parent` tells of each member another of its set (path halving). */
export function rootOf(parent: Int32Array, member: number): number {
  let k = member;
  while (parent[k]! !== k) {
    parent[k] = parent[parent[k]!]!;
    k = parent[k]!;
  }
  return k;
}
