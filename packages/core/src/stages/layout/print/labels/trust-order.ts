import type { NamedBox } from './name-boxes.ts';

/** Names of a page are of one size: the heights of their boxes differ by at most this factor. */
const sameHeight = 1.25;
/** Left or right edges of names of one column, and lower edges of those of one row, differ by at most this, over their height. */
const sameColumn = 0.4;
const sameRow = 0.35;
/** Readings less sure than this stand for no order. */
const leastWitness = 0.2;
/** Fewer other names in its row and column are chance. */
const leastWitnesses = 2;
/** Evidence (nats) of each of them that a box holds a name, when it is sure, and of all. */
const evidence = 1;
const mostEvidence = 2.5;

/** The names, surer where others of the same size stand in one column or row with them, as lead names do and little else. */
export function trustOrder(names: readonly NamedBox[]): NamedBox[] {
  return names.map((name) => {
    const witnesses = names.filter(
      (other) => other.lead !== name.lead && other.confidence >= leastWitness && standInOrder(name, other),
    );
    if (witnesses.length < leastWitnesses) return name;
    const sum = witnesses.reduce((total, { confidence }) => total + confidence, 0);
    // Order tells that there is a name, not which.
    const isName = raise(name.isName, Math.min(mostEvidence, evidence * sum));
    return { ...name, isName, confidence: (name.confidence * isName) / name.isName };
  });
}

function standInOrder(one: NamedBox, other: NamedBox): boolean {
  const height = one.bottom - one.top + 1;
  const uneven = (other.bottom - other.top + 1) / height;
  if (uneven > sameHeight || uneven < 1 / sameHeight) return false;
  // Names before their rows end together as often as they begin together.
  const inColumn = Math.min(Math.abs(one.left - other.left), Math.abs(one.right - other.right)) <= sameColumn * height;
  return inColumn || Math.abs(one.bottom - other.bottom) <= sameRow * height;
}

/** The chance with so many nats more for it. */
function raise(chance: number, nats: number): number {
  const odds = chance * Math.exp(nats);
  return odds / (odds + 1 - chance);
}
