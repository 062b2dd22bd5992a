import type { SeededRandom } from '../create-seeded-random.ts';
import type { ShadedMesh } from './lay-mesh.ts';
import { meshBorder, meshPitch } from './map-mesh.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** Shadows with a narrower edge than this many pixels are drawn pixel by pixel, not on the mesh. */
export const meshEdge = 24;

/** A shadow in the worn picture; distances in pixels. */
export interface Shadow {
  /** Depth of a point inside of the outline, below 0 outside. */
  readonly depthAt: (column: number, row: number) => number;
  readonly softness: number;
  readonly darkness: number;
}

/** How much of a shadow falls on a point, 0 to 1. */
export function shadowAt({ depthAt, softness }: Shadow, column: number, row: number): number {
  return 1 / (1 + Math.exp((-4 * depthAt(column, row)) / softness));
}

/** Uneven light over the worn picture, into the mesh in place; what falls as a sharp shadow comes back. */
export function lightMesh(mesh: ShadedMesh, options: ResolvedWearOptions, random: SeededRandom): Shadow[] {
  const { width, height, columns, shade, light } = mesh;
  const angle = 2 * Math.PI * random.uniform();
  const bend = 0.5 * random.uniform();
  const shadows = Array.from({ length: options.shadows }, () => planShadow(mesh, options, random));
  const soft = shadows.filter(({ softness }) => softness >= meshEdge);
  const size = Math.hypot(width, height) / 2;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  for (let index = 0; index < shade.length; index++) {
    const column = ((index % columns) - meshBorder) * meshPitch;
    const row = (Math.floor(index / columns) - meshBorder) * meshPitch;
    let bright = 1;
    if (options.lightFalloff > 0) {
      const along = ((column - width / 2) * cosine + (row - height / 2) * sine) / size;
      const part = Math.max(0, Math.min(1, 0.5 + 0.5 * along));
      bright -= options.lightFalloff * (part + bend * (part * part - part));
    }
    if (options.vignette > 0) {
      const radius = ((column - width / 2) ** 2 + (row - height / 2) ** 2) / size ** 2;
      bright *= 1 - options.vignette * radius * radius;
    }
    for (const shadow of soft) bright *= 1 - shadow.darkness * shadowAt(shadow, column, row);
    light[index] = bright;
    shade[index] = shade[index]! * bright;
  }
  return shadows.filter(({ softness }) => softness < meshEdge);
}

function planShadow(
  { width, height, cleanWidth }: ShadedMesh,
  options: ResolvedWearOptions,
  random: SeededRandom,
): Shadow {
  const angle = 2 * Math.PI * random.uniform();
  const size = Math.hypot(width, height);
  // From the middle half to beyond the edge, so that a shadow seldom swallows the page.
  const away = (0.1 + 0.32 * random.uniform()) * size;
  const place = {
    column: width / 2 - away * Math.cos(angle),
    row: height / 2 - away * Math.sin(angle),
    turn: angle + 0.3 * random.normal(),
  };
  const shapes = [straightEdge, roundHead, flatPhone, spreadHand];
  const depthAt = shapes[Math.floor(shapes.length * random.uniform())]!(place, size, random);
  const scale = ((options.dotsPerInch / 25.4) * width) / cleanWidth;
  const softness = Math.max(1.5, options.shadowSoftness * scale * (0.6 + 0.8 * random.uniform()));
  return { depthAt, softness, darkness: options.shadowDarkness * (0.5 + 0.5 * random.uniform()) };
}

/** Twice as fast as Math.hypot, which guards against overflow. */
const distance = (x: number, y: number) => Math.sqrt(x * x + y * y);

interface ShadowPlace {
  /** A point on the outline, and the direction towards the light. */
  readonly column: number;
  readonly row: number;
  readonly turn: number;
}

function straightEdge({ column, row, turn }: ShadowPlace) {
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  return (atColumn: number, atRow: number) => (column - atColumn) * cosine + (row - atRow) * sine;
}

function roundHead({ column, row, turn }: ShadowPlace, size: number, random: SeededRandom) {
  const radius = size * (0.12 + 0.3 * random.uniform());
  const middleColumn = column - radius * Math.cos(turn);
  const middleRow = row - radius * Math.sin(turn);
  return (atColumn: number, atRow: number) => radius - distance(atColumn - middleColumn, atRow - middleRow);
}

/** The photographer's phone: a rectangle. */
function flatPhone({ column, row, turn }: ShadowPlace, size: number, random: SeededRandom) {
  const halfLength = size * (0.15 + 0.15 * random.uniform());
  const halfWidth = halfLength * (0.45 + 0.1 * random.uniform());
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  return (atColumn: number, atRow: number) => {
    const along = (atColumn - column) * cosine + (atRow - row) * sine;
    const across = (atRow - row) * cosine - (atColumn - column) * sine;
    return Math.min(halfLength - Math.abs(along + halfLength), halfWidth - Math.abs(across));
  };
}

/** An arm with four fingers. */
function spreadHand({ column, row, turn }: ShadowPlace, size: number, random: SeededRandom) {
  const palm = size * (0.06 + 0.05 * random.uniform());
  const limbs = [-0.5, -0.17, 0.17, 0.5].map((spread) => {
    const aim = turn + spread * (0.7 + 0.5 * random.uniform());
    return {
      cosine: Math.cos(aim),
      sine: Math.sin(aim),
      length: palm * (1.6 + 0.8 * random.uniform()),
      radius: palm / 4,
    };
  });
  limbs.push({ cosine: Math.cos(turn), sine: Math.sin(turn), length: -size, radius: 0.75 * palm });
  limbs.push({ cosine: 1, sine: 0, length: 0, radius: palm });
  return (atColumn: number, atRow: number) => {
    let depth = Number.NEGATIVE_INFINITY;
    for (const { cosine, sine, length, radius } of limbs) {
      const along = (atColumn - column) * cosine + (atRow - row) * sine;
      const near = length > 0 ? Math.max(0, Math.min(length, along)) : Math.min(0, Math.max(length, along));
      const away = distance(atColumn - column - near * cosine, atRow - row - near * sine);
      depth = Math.max(depth, radius - away);
    }
    return depth;
  };
}
