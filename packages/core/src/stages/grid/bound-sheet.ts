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

/**
 * Lines fade slowly where a sheet is out of focus, and at once where it ends: a window half beyond the edge beats half as
 * strongly as those further in. Stripes below this part of the ones before them are beyond the edge.
 */
const edgeStrength = 0.6;
/** Number of stripes that are compared with, and of those beyond which nothing is looked for after a stripe without lines. */
const stripesBefore = 3;
const stripesMissed = 5;
/** How clear a stripe is, this part of its places does not exceed: a stain does not end the sheet. */
const stripeShare = 0.75;
/** Places that beat less than this part of the usual are not ruled. */
const leastStrength = 0.15;
/** Width, in lines, of the stripes that are judged. */
const stripe = 2;
/**
 * Along the edges of a sheet its paper may be taken for brighter than it is, and shows no lines then. It goes on over what
 * has less than this part of the darkness of ruled paper, up to this many lines: what lies beside a sheet has more.
 */
const mostDark = 0.6;
const mostBeyond = 10;

/**
 * The rectangle of the sheet that is ruled, and which part of it is. Paper is rectangular: stripes along its edges are
 * judged as a whole. Null where nothing does.
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
    const known: number[] = [];
    for (let k = 0; k < values.length; k++) if (!Number.isNaN(lattice.phase[k]!)) known.push(values[k]!);
    return median(known);
  });
  const clearness = (n: 0 | 1, k: number) => strength[n][k]! / Math.max(typical[n]!, 1e-6);
  const places = Array.from(lattice.phase, (_, k) => {
    const column = offset + (k % columns) * hop;
    const row = offset + Math.floor(k / columns) * hop;
    const clear = Math.min(clearness(0, k), clearness(1, k));
    return { x: x(column, row), y: y(column, row), strength: clear, darkness: darkness[k]! };
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
  return {
    bounds,
    followed: within.filter((place) => place.strength >= leastStrength).length / Math.max(within.length, 1),
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
  /** Of the fainter family, as a part of the usual; 0 where it was not measured. */
  readonly strength: number;
  readonly darkness: number;
}

function isWithin({ x, y }: Place, bounds: SheetBounds): boolean {
  return x >= bounds.left && x <= bounds.right && y >= bounds.top && y <= bounds.bottom;
}

/** From the stripe that shows most lines outward to both sides, as far as there are lines. */
function span(places: readonly Place[], axis: 'x' | 'y'): [from: number, to: number] | null {
  const stripes = new Map<number, number[]>();
  for (const place of places) {
    if (place.strength === 0) continue;
    const n = Math.floor(place[axis] / stripe);
    const known = stripes.get(n);
    if (known === undefined) stripes.set(n, [place.strength]);
    else known.push(place.strength);
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const [start] = [...stripes].sort((a, b) => sum(b[1]) - sum(a[1]))[0] ?? [null];
  if (start === null) return null;
  const furthest = (outward: 1 | -1) => {
    const before = [1];
    let last = start;
    for (let n = start; Math.abs(n - last) <= stripesMissed; n += outward) {
      const clear = quantile(stripes.get(n) ?? [], stripeShare);
      if (clear < Math.max(edgeStrength * Math.min(1, median(before.slice(-stripesBefore))), leastStrength)) continue;
      before.push(clear);
      last = n;
    }
    return last;
  };
  return [furthest(-1) * stripe, (furthest(1) + 1) * stripe];
}

/** The bounds, each edge moved outward over paper that shows no lines, or else inward, clear of the edge of the paper. */
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
      const strip = { ...ruled, [edge]: moved, [opposite]: bounds[edge] };
      const between = places.filter((place) => isWithin(place, strip));
      const dark = between.reduce((sum, place) => sum + place.darkness, 0);
      if (between.length === 0 || dark > darkest * between.length) break;
      bounds[edge] = moved;
    }
    // The last ruled stripe may lie half across the edge, whose shadow looks like a trace.
    if (bounds[edge] === ruled[edge]) bounds[edge] -= outward * stripe;
  }
  return bounds;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(part * values.length)] ?? 0;
}
