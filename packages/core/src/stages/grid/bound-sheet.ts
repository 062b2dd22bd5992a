import type { PhaseField } from './track-phase.ts';

type Surface = (column: number, row: number) => number;

/** A rectangle of the sheet, in lines. */
export interface SheetBounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What was found at the places of a lattice. */
export interface SheetEvidence {
  readonly x: Surface;
  readonly y: Surface;
  /** Amplitude of the beat of both families at each place; 0 where it was not measured. */
  readonly strength: readonly [ArrayLike<number>, ArrayLike<number>];
  readonly lattice: PhaseField;
  /** Mean evidence of lines around each place, level or not. */
  readonly darkness: ArrayLike<number>;
}

/** A window half beyond the edge of the grid beats about this part as strongly as one within. */
const edgeStrength = 0.5;
/** A line of the grid is within the sheet when this part of what the picture shows of it is ruled. */
const leastRuled = 0.5;
/** Width, in lines, of the stripes that are judged. */
const stripe = 2;
/**
 * Along the edges of a sheet its paper may be taken for brighter than it is, and shows no lines then. It goes on over what
 * has less than this part of the darkness of ruled paper, up to this many lines: what lies beside a sheet has more.
 */
const mostDark = 0.6;
const mostBeyond = 10;

/**
 * The rectangle of the sheet that is ruled, and which part of it is. Paper is rectangular: a stripe along an edge belongs
 * to it when most of it beats like the middle of the sheet. Null where nothing does.
 */
export function boundSheet({
  x,
  y,
  strength,
  lattice,
  darkness,
}: SheetEvidence): { bounds: SheetBounds; followed: number } | null {
  const { columns, offset, hop } = lattice;
  const typical = strength.map((values) => {
    const known = [...lattice.phase.keys()].filter((k) => !Number.isNaN(lattice.phase[k]!)).map((k) => values[k]!);
    return median(known);
  });
  const places = [...lattice.phase.keys()].map((k) => {
    const [column, row] = [offset + (k % columns) * hop, offset + Math.floor(k / columns) * hop];
    const ruled = strength.every((values, n) => values[k]! > edgeStrength * typical[n]!);
    return { x: x(column, row), y: y(column, row), ruled, darkness: darkness[k]! };
  });
  let bounds: SheetBounds = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  // What lies beside the sheet dilutes its stripes: judged again within the bounds found first.
  for (let round = 0; round < 3; round++) {
    const within = places.filter((place) => isWithin(place, bounds));
    const [horizontal, vertical] = [span(within, 'x'), span(within, 'y')];
    if (horizontal === null || vertical === null) return null;
    bounds = { left: horizontal[0], right: horizontal[1], top: vertical[0], bottom: vertical[1] };
  }
  const within = places.filter((place) => isWithin(place, bounds));
  bounds = goOn(places, bounds, mostDark * median(within.map((place) => place.darkness)));
  return { bounds, followed: within.filter(({ ruled }) => ruled).length / Math.max(within.length, 1) };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly ruled: boolean;
  readonly darkness: number;
}

function isWithin({ x, y }: Place, { left, right, top, bottom }: SheetBounds): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** From the first to the last stripe that is ruled; first, against the stripe that has most. */
function span(places: readonly Place[], axis: 'x' | 'y'): [from: number, to: number] | null {
  const ruled = new Map<number, number>();
  const all = new Map<number, number>();
  for (const place of places) {
    const n = Math.floor(place[axis] / stripe);
    all.set(n, (all.get(n) ?? 0) + 1);
    if (place.ruled) ruled.set(n, (ruled.get(n) ?? 0) + 1);
  }
  const counts = [...ruled.values()].sort((a, b) => a - b);
  const usual = counts[counts.length >> 1] ?? 0;
  const kept = [...ruled].filter(([n, count]) => count >= leastRuled * Math.min(usual, all.get(n)!)).map(([n]) => n);
  if (kept.length === 0) return null;
  return [Math.min(...kept) * stripe, (Math.max(...kept) + 1) * stripe];
}

/** The bounds, each edge moved outward over paper that shows no lines. */
function goOn(places: readonly Place[], ruled: SheetBounds, darkest: number): SheetBounds {
  const bounds = { ...ruled };
  for (const [edge, opposite, outward] of [
    ['left', 'right', -1],
    ['right', 'left', 1],
    ['top', 'bottom', -1],
    ['bottom', 'top', 1],
  ] as const) {
    for (let step = stripe; step <= mostBeyond; step += stripe) {
      const moved = bounds[edge] + outward * stripe;
      const between = places.filter((place) => isWithin(place, { ...ruled, [edge]: moved, [opposite]: bounds[edge] }));
      const dark = between.reduce((sum, place) => sum + place.darkness, 0);
      if (between.length === 0 || dark > darkest * between.length) break;
      bounds[edge] = moved;
    }
  }
  return bounds;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
