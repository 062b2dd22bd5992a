import type { Landmark } from './list-landmarks.ts';

/** How far the paper has slipped along x, at the height y, in source pixels. */
export type RowShift = (y: number) => number;

/** Landmarks of a row agree on its shift within this part of the rows' length (0.2 mm of 250 mm). */
const agreement = 0.0008;
/** Scanners and printers let paper slip by no more than this part of it (0.75 mm). */
const mostShift = 0.003;
/** Fewer rows tell nothing: any three points are nearly a line and a slip. */
const leastRows = 4;

/**
 * Paper slips while it is printed or scanned, so that rows stand a little to the left or right of one another. Where the
 * begin, the end and the pulse of rows agree on it, the shift is followed from row to row; elsewhere it is 0. `turn` is
 * the angle (radians) still to be taken from the landmarks' axes.
 */
export function measureRowShifts(
  lines: readonly (readonly Landmark[])[],
  { turn, length }: { readonly turn: number; readonly length: number },
): RowShift {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const level = lines.map((points) =>
    points.map(({ row, x, y }) => ({ row, x: x * cos - y * sin, y: y * cos + x * sin })),
  );
  const seen = new Map<number, { y: number; shift: number }[]>();
  for (const points of level) {
    const usual = median(points.map((point) => point.x));
    for (const { row, x, y } of points) seen.set(row, [...(seen.get(row) ?? []), { y, shift: x - usual }]);
  }
  const knots: { readonly y: number; readonly shift: number }[] = [];
  for (const places of seen.values()) {
    const shifts = places.map((place) => place.shift);
    const shift = mean(shifts);
    if (shifts.length < 2 || Math.max(...shifts) - Math.min(...shifts) > agreement * length) continue;
    if (Math.abs(shift) <= mostShift * length) knots.push({ y: mean(places.map((place) => place.y)), shift });
  }
  if (knots.length < leastRows) return () => 0;
  return interpolate(knots.sort((a, b) => a.y - b.y));
}

/** Straight lines between the knots, level beyond them. */
function interpolate(knots: readonly { readonly y: number; readonly shift: number }[]): RowShift {
  return (y) => {
    const k = knots.findIndex((knot) => knot.y >= y);
    if (k === 0) return knots[0]!.shift;
    if (k < 0) return knots.at(-1)!.shift;
    const [above, below] = [knots[k - 1]!, knots[k]!];
    return above.shift + ((below.shift - above.shift) * (y - above.y)) / (below.y - above.y);
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
