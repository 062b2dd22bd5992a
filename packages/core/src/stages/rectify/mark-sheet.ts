import { EinthovenError } from '../../errors.ts';
import type { GivenSheet, PicturePoint } from '../../model/paper-map.ts';
import { millimetres } from '../../units.ts';

/** A sheet smaller than this (pixels) in any direction was not meant. */
const leastSide = 50;

/**
 * The sheet between four corners, given in any order. The side of `size` that fits the shape of the sheet better is laid
 * along its columns: a sheet may lie on its side.
 *
 * @throws EinthovenError OPTION_INVALID where the corners do not stand around a sheet.
 */
export function markSheet(
  given: readonly PicturePoint[],
  size: readonly [number, number] | null,
): Omit<GivenSheet, 'axes'> {
  const corners = inOrder(given);
  const length = (a: number, b: number) => Math.hypot(corners[a]![0] - corners[b]![0], corners[a]![1] - corners[b]![1]);
  const across = (length(0, 1) + length(3, 2)) / 2;
  const down = (length(0, 3) + length(1, 2)) / 2;
  if (!isConvex(corners) || Math.min(across, down) < leastSide) {
    const points = given.map(([column, row]) => `[${column}, ${row}]`).join(', ');
    throw new EinthovenError('OPTION_INVALID', `rectify.corners: ${points} are not the four corners of a sheet.`);
  }
  if (size === null) return { corners, width: Math.round(across), height: Math.round(down), size: null };
  // Perspective shortens: the true shape is that of the size.
  const laid = layAlong(size, across / down);
  const scale = Math.sqrt((across / laid.width) * (down / laid.height));
  return { corners, width: Math.round(scale * laid.width), height: Math.round(scale * laid.height), size: laid };
}

/** Clockwise as the picture shows them; the first one begins the side that runs most to the right. */
function inOrder(given: readonly PicturePoint[]): GivenSheet['corners'] {
  const middle = [0, 1].map((k) => given.reduce((sum, point) => sum + point[k]!, 0) / given.length);
  const angle = ([column, row]: PicturePoint) => Math.atan2(row - middle[1]!, column - middle[0]!);
  const around = [...given].sort((a, b) => angle(a) - angle(b));
  const slope = (k: number) => {
    const [from, to] = [around[k]!, around[(k + 1) % 4]!];
    return (to[0] - from[0]) / Math.max(Math.hypot(to[0] - from[0], to[1] - from[1]), 1e-9);
  };
  const first = [0, 1, 2, 3].reduce((best, k) => (slope(k) > slope(best) ? k : best), 0);
  const at = (k: number) => around[(first + k) % 4]!;
  return [at(0), at(1), at(2), at(3)];
}

function isConvex(corners: GivenSheet['corners']): boolean {
  return corners.every((corner, k) => {
    const [next, after] = [corners[(k + 1) % 4]!, corners[(k + 2) % 4]!];
    return (next[0] - corner[0]) * (after[1] - next[1]) - (next[1] - corner[1]) * (after[0] - next[0]) > 0;
  });
}

function layAlong([one, other]: readonly [number, number], shape: number): NonNullable<GivenSheet['size']> {
  const lies = Math.abs(Math.log(one / other / shape)) <= Math.abs(Math.log(other / one / shape));
  return { width: millimetres(lies ? one : other), height: millimetres(lies ? other : one) };
}
