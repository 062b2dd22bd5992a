/** Edges that disagree by less than this (pixels) do so by chance: their mean is taken. */
const agreeing = 0.3;

/**
 * One line from the two edges after each was moved inward, `closed` the upper and `opened` the lower one: their mean on
 * straight pieces, the upper on peaks, the lower in valleys. `span`: columns to each side by which the bend is judged. NaN
 * where there is no edge.
 */
export function settle(closed: Float32Array, opened: Float32Array, span: number): Float32Array {
  return closed.map((_, column) => settleColumn(closed, opened, { column, span }));
}

function settleColumn(
  closed: Float32Array,
  opened: Float32Array,
  place: { readonly column: number; readonly span: number },
): number {
  const { column, span } = place;
  const [c, o] = [closed[column]!, opened[column]!];
  const middle = (c + o) / 2;
  const gap = Math.abs(o - c);
  if (gap < agreeing) return middle;
  const around = (d: number) => {
    const value = (closed[column + d]! + opened[column + d]!) / 2;
    return Number.isNaN(value) ? middle : value;
  };
  // Rows grow downward: a peak has its neighbours at larger rows.
  const bend = (around(-span) + around(span)) / 2 - middle;
  const part = Math.min(Math.max(0.5 + bend / gap, 0), 1);
  return part * Math.min(c, o) + (1 - part) * Math.max(c, o);
}
