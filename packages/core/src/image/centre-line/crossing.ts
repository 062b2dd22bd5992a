/**
 * Row, sub-pixel, at which the darkness passes `level` at an end of a run of ink. `at` gives the darkness of a row, `outward`
 * is the direction from the run to the paper. Steps inward or outward, three rows at most, until it brackets the level.
 */
export function crossing(
  at: (row: number) => number,
  end: { readonly row: number; readonly outward: 1 | -1 },
  level: number,
): number {
  const { outward } = end;
  let { row } = end;
  for (let n = 0; n < 3 && at(row) < level; n++) row -= outward;
  for (let n = 0; n < 3 && at(row + outward) >= level; n++) row += outward;
  const inside = at(row);
  const outside = at(row + outward);
  const part = inside > outside ? (inside - level) / (inside - outside) : 0.5;
  return row + outward * Math.min(Math.max(part, 0), 1);
}
