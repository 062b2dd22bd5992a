/** Two sets of rows stand at least this far (mm) apart, and each is at least this long (mm). */
const leastGap = 8;
const leastLength = 60;
/** In the gap at least this part of the rows shows nothing. */
const emptyShare = 0.8;

/** Columns of a set of rows, the last one included. */
export interface RowSet {
  readonly start: number;
  readonly end: number;
}

export interface KeptSet {
  readonly ways: readonly Float32Array[];
  /** Columns that were kept; null: there is one set only. */
  readonly kept: RowSet | null;
  /** All sets of rows, from left to right. */
  readonly sets: readonly RowSet[];
}

/**
 * Two pages side by side in one picture look like very long rows with a hole at the same place. Keeps the longer set (the
 * left one of two alike) and says which columns it takes.
 */
export function keepOneSet(ways: readonly Float32Array[], pixelsPerMillimetre: number): KeptSet {
  const sets = listSets(ways, leastGap * pixelsPerMillimetre).filter(
    (set) => set.end - set.start >= leastLength * pixelsPerMillimetre,
  );
  if (sets.length < 2) return { ways, kept: null, sets };
  const kept = sets.reduce((one, two) =>
    two.end - two.start > one.end - one.start + leastGap * pixelsPerMillimetre ? two : one,
  );
  return {
    ways: ways.map((way) => way.map((y, u) => (u >= kept.start && u <= kept.end ? y : Number.NaN))),
    kept,
    sets,
  };
}

/** Stretches of columns in which rows are drawn, with gaps of at least `gap` columns between them. */
function listSets(ways: readonly Float32Array[], gap: number): RowSet[] {
  const sets: { start: number; end: number }[] = [];
  const width = ways[0]?.length ?? 0;
  for (let u = 0; u < width; u++) {
    const empty = ways.filter((way) => Number.isNaN(way[u]!)).length;
    if (empty >= emptyShare * ways.length) continue;
    const last = sets.at(-1);
    if (last === undefined || u - last.end > gap) sets.push({ start: u, end: u });
    else last.end = u;
  }
  return sets;
}
