import { median } from '../../signal/median.ts';
import { darknessAt, type FlatPicture } from './darkness-at.ts';
import type { PulseShape } from './find-pulses.ts';

/** The edge of the pulses on which the traces begin. */
export interface PulseEdge {
  /** Middle of its stroke at half its height: column of the flat page. */
  readonly x: number;
  /** Columns that it takes from foot to top: one interval of a pulse that is drawn as samples, 0 of one that is not. */
  readonly slant: number;
}

/** Widths (mm) of 0.2 s at the speeds in use, and how near (part) a pulse has to be to have one. */
const usualWidths = [2.5, 5, 10, 20] as const;
const widthTolerance = 0.05;
/** An edge is looked at this far (mm) to both sides, in steps of this length (mm). */
const reach = 0.9;
const step = 0.02;
/** Heights at which it is looked at; the ends of a pulse (part of its height) are round. */
const lines = 12;
const wholeFrom = 0.1;
/** Bands near the foot and near the top (part of the height): between their middles an edge slants by the rest. */
const bandFrom = 0.08;
const bandTo = 0.38;
/** What stands above the top and below the foot (mm from it): paper, or a line of the grid along the edge. */
const besides = [1.1, 1.7, 2.3, 2.9] as const;
/** Part of a stroke's ink that is weighed beyond its flanks (mm): a pixel of most pictures. */
const beyondFlank = 0.12;
/** Grid darker than this part of the ink hides it. */
const mostBackground = 0.85;
/** A stroke is between a third of and three times as wide as this (mm). */
const usualStroke = 0.4;
/** Strokes of one pen differ in width by no more than this part of it. */
const penTolerance = 0.35;
/** Places further (mm) than this from the middle of all are of something else. */
const mostAway = 0.1;

/** Record intervals over the 0.2 s of a pulse, and how rare they are (nats); 0: edges are drawn upright. */
const usualSlants = [
  { part: 0.01, rarity: 0 },
  { part: 0, rarity: 0.5 },
  { part: 0.05, rarity: 2 },
  { part: 0.02, rarity: 3 },
] as const;
/** Error (mm) of the slant of one edge; further away than so many of it, it is of something else. */
const slantError = 0.03;
const mostErrors = 3;

/**
 * Where the right edge of the pulses before the traces stands, measured in the source picture in all rows: the middle
 * between both flanks of its stroke, which no softness moves. The left edge of a pulse says the same where it is as wide
 * as 0.2 s. Null where no row shows either clearly.
 */
export function measurePulseEdge(pulses: readonly PulseShape[], picture: FlatPicture): PulseEdge | null {
  const scale = picture.pixelsPerMillimetre;
  const width = median(pulses.map((pulse) => (pulse.right - pulse.left) / scale));
  const usual = usualWidths.find((one) => Math.abs(width / one - 1) <= widthTolerance);
  const shift = (usual ?? Number.NaN) * scale;
  const seen = pulses.flatMap((pulse): readonly Edge[] => [
    ...measureStroke(pulse.right, pulse, picture).map((stroke): Edge => ({ ...stroke, side: 'right' })),
    ...measureStroke(pulse.left, pulse, picture).map(
      (stroke): Edge => ({ ...stroke, x: stroke.x + shift, side: 'left' }),
    ),
  ]);
  // Where a trace runs along an edge it is broader than the pen, nowhere narrower.
  const widths = seen.map((edge) => edge.width).sort((a, b) => a - b);
  const pen = widths[widths.length >> 2] ?? Number.NaN;
  const strokes = seen.filter((edge) => Math.abs(edge.width / pen - 1) <= penTolerance);
  const slant = likelySlant(strokes, { width: (usual ?? width) * scale, scale });
  const edges = keepUpright(strokes, { slant, scale });
  const places = edges.map(({ x }) => x).filter((x) => !Number.isNaN(x));
  if (places.length === 0) return null;
  // Where the scale of the page is off, the left edges are not where 0.2 s says.
  const rights = edges.filter(({ side }) => side === 'right').map(({ x }) => x);
  const middle = median(rights.length > 1 ? rights : places);
  const near = places.filter((x) => Math.abs(x - middle) <= mostAway * scale);
  const x = near.reduce((sum, value) => sum + value, 0) / near.length;
  return { x, slant };
}

/** Edges that slant as all do: along the others a steep trace runs. All, where no edge does. */
function keepUpright(
  edges: readonly Edge[],
  { slant, scale }: { readonly slant: number; readonly scale: number },
): readonly Edge[] {
  const kept = edges.filter((edge) => Math.abs(lean(edge) - slant) <= mostErrors * slantError * scale);
  return kept.length === 0 ? edges : kept;
}

/** The slant of a usual interval that is likeliest after what was measured; pulses drawn as samples are wider at their foot. */
function likelySlant(
  edges: readonly Edge[],
  { width, scale }: { readonly width: number; readonly scale: number },
): number {
  const seen = edges.filter(({ slant }) => !Number.isNaN(slant));
  const slants = seen.map(lean);
  const cost = ({ part, rarity }: (typeof usualSlants)[number]) =>
    slants.reduce(
      (sum, slant) => sum + Math.min(Math.abs(slant - part * width) / (slantError * scale), mostErrors) ** 2 / 2,
      rarity,
    );
  return usualSlants.reduce((one, two) => (cost(two) < cost(one) ? two : one)).part * width;
}

/** An upright stroke: its middle, how much further right it stands at the foot than at the top, and its width. */
interface Stroke {
  readonly x: number;
  readonly slant: number;
  readonly width: number;
}

/** How an edge slants towards the foot, outward. */
function lean({ side, slant }: Edge): number {
  return side === 'right' ? slant : -slant;
}

/** One of a pulse: its place is that of the right edge, as far as it can tell (NaN: not at all). */
interface Edge extends Stroke {
  readonly side: 'left' | 'right';
}

/** The stroke near a column, if it is seen. */
function measureStroke(near: number, pulse: PulseShape, picture: FlatPicture): readonly Stroke[] {
  const { foot } = pulse;
  const top = pulse.stair === undefined ? pulse.top : Math.max(pulse.top, pulse.stair.top);
  const part = (value: number) => top + value * (foot - top);
  const whole = lookAcross(near, [part(wholeFrom), part(1 - wholeFrom)], { pulse, picture });
  if (whole === null) return [];
  const high = lookAcross(near, [part(bandFrom), part(bandTo)], { pulse, picture });
  const low = lookAcross(near, [part(1 - bandTo), part(1 - bandFrom)], { pulse, picture });
  const slant = high === null || low === null ? Number.NaN : (low.x - high.x) / (1 - bandFrom - bandTo);
  return [{ ...whole, slant }];
}

/** An edge between two heights, from where half of its darkness is left on both sides; null where either is hidden. */
function lookAcross(
  near: number,
  [from, to]: readonly [number, number],
  { pulse, picture }: { readonly pulse: PulseShape; readonly picture: FlatPicture },
): Omit<Stroke, 'slant'> | null {
  const scale = picture.pixelsPerMillimetre;
  const direction = Math.sign(pulse.foot - pulse.top);
  const heights = Array.from({ length: lines }, (_, n) => from + ((n + 0.5) / lines) * (to - from));
  const beyond = besides.flatMap((distance) => [
    pulse.top - direction * distance * scale,
    pulse.foot + direction * distance * scale,
  ]);
  const count = Math.round(reach / step);
  const columns = Array.from({ length: 2 * count + 1 }, (_, n) => near + (n - count) * step * scale);
  const dark = columns.map((u) => median(heights.map((v) => darknessAt(u, v, picture))));
  const ground = columns.map((u) => median(beyond.map((v) => darknessAt(u, v, picture))));
  const full = Math.max(...dark);
  const cover = dark.map((value, n) =>
    ground[n]! > mostBackground * full ? Number.NaN : (value - ground[n]!) / (full - ground[n]!),
  );
  const gain = dark.map((value, n) => value - ground[n]!);
  const darkest = gain.indexOf(Math.max(...gain));
  const left = crossing(cover, darkest, -1);
  const right = crossing(cover, darkest, 1);
  const wide = ((right - left) * step) / usualStroke;
  // Comparisons with NaN are false.
  if (!(wide > 1 / 3 && wide < 3)) return null;
  return { x: near + (centroid(cover, left, right) - count) * step * scale, width: (right - left) * step * scale };
}

/** Middle of what is covered between two flanks and a little beyond; where the grid hides a part, of the flanks. */
function centroid(cover: readonly number[], left: number, right: number): number {
  const margin = Math.round(beyondFlank / step);
  const middle = (left + right) / 2;
  // As far to one side of the middle as to the other.
  const half = (right - left) / 2 + margin;
  let [sum, weighted] = [0, 0];
  for (let n = Math.ceil(middle - half); n <= middle + half; n++) {
    const value = cover[n] ?? Number.NaN;
    sum += value;
    weighted += value * n;
  }
  return Number.isNaN(sum) ? middle : weighted / sum;
}

/** Where the cover falls below a half, sub-step; NaN where the grid hides it. */
function crossing(cover: readonly number[], from: number, direction: 1 | -1): number {
  for (let n = from; n + direction >= 0 && n + direction < cover.length; n += direction) {
    const [inside, outside] = [cover[n]!, cover[n + direction]!];
    if (Number.isNaN(inside) || Number.isNaN(outside)) continue;
    if (outside < 0.5) return inside < 0.5 ? n : n + (direction * (inside - 0.5)) / (inside - outside);
  }
  return Number.NaN;
}
