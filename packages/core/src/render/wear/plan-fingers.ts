import type { SeededRandom } from '../create-seeded-random.ts';
import type { ShadedMesh } from './lay-mesh.ts';
import type { ResolvedWearOptions } from './wear-options.ts';

/** A finger in the worn picture, in pixels: a round rod from beyond the edge of the picture to its tip. */
export interface Finger {
  /** Middle of the round tip. */
  readonly column: number;
  readonly row: number;
  /** Direction from the tip to the hand. */
  readonly backColumn: number;
  readonly backRow: number;
  readonly radius: number;
  readonly skin: readonly [number, number, number];
  readonly hasNail: boolean;
}

/** Skin from light to dark. */
const skins = [
  [236, 196, 172],
  [222, 172, 140],
  [196, 142, 108],
  [152, 102, 74],
  [98, 66, 50],
] as const;
/** Half the width of a finger that lies on the page, in millimetres of the paper. */
const fingerRadius = 8;
/** How far a finger reaches beyond the edge of the page, in millimetres. */
const shortestHold = 3;
const longestHold = 26;

/** A hand that holds the page at its left, right or lower edge; its fingers lie side by side. */
export function planFingers(mesh: ShadedMesh, options: ResolvedWearOptions, random: SeededRandom): Finger[] {
  const { width, height, cleanWidth, cleanHeight } = mesh;
  const scale = options.zoom * Math.min(width / cleanWidth, height / cleanHeight);
  const millimetre = (scale * options.dotsPerInch) / 25.4;
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const side = random.uniform();
  const isBelow = side > 0.75;
  const isRight = !isBelow && side > 0.375;
  const skin = skins[Math.floor(skins.length * random.uniform())]!;
  const tone = between(0.9, 1.05);
  const radius = fingerRadius * millimetre * between(0.85, 1.15);
  const along = between(0.25, 0.75) * (isBelow ? width : height);
  const lean = 0.25 * random.normal();
  return Array.from({ length: options.fingers }, (_, index): Finger => {
    const hold = between(shortestHold, longestHold) * millimetre;
    const aim = lean + 0.08 * random.normal();
    const place = along + (index - (options.fingers - 1) / 2) * 2.15 * radius;
    // From the edge of the page, or of the picture where the page goes beyond it.
    const edge = isBelow
      ? Math.min(height, height * (0.5 + options.shiftY) + (scale * cleanHeight) / 2)
      : isRight
        ? Math.min(width, width * (0.5 + options.shiftX) + (scale * cleanWidth) / 2)
        : Math.max(0, width * (0.5 + options.shiftX) - (scale * cleanWidth) / 2);
    const inward = isBelow || isRight ? edge - hold + radius : edge + hold - radius;
    const [outward, sideward] = [(isBelow || isRight ? 1 : -1) * Math.cos(aim), Math.sin(aim)];
    return {
      column: isBelow ? place : inward,
      row: isBelow ? inward : place,
      backColumn: isBelow ? sideward : outward,
      backRow: isBelow ? outward : sideward,
      radius: radius * between(0.92, 1.05),
      skin: [skin[0] * tone, skin[1] * tone, skin[2] * tone],
      hasNail: random.uniform() < 0.7,
    };
  });
}

/** How deep a point lies inside of a finger, in pixels; below 0 outside. */
export function fingerDepth({ column, row, backColumn, backRow, radius }: Finger, x: number, y: number): number {
  const along = Math.max(0, (x - column) * backColumn + (y - row) * backRow);
  const awayColumn = x - column - along * backColumn;
  const awayRow = y - row - along * backRow;
  return radius - Math.sqrt(awayColumn * awayColumn + awayRow * awayRow);
}
