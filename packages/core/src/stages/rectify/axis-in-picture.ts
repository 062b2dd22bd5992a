import { type Homography, project } from '../../image/homography.ts';
import type { GridAxis } from '../../model/paper-map.ts';

/**
 * How a family of lines on a flat sheet looks in the picture around one place of it: direction and frequency change with
 * the perspective. `toSheet`: from the picture to the sheet; `column`, `row`: the place in the picture.
 */
export function axisInPicture(axis: GridAxis, toSheet: Homography, [column, row]: readonly [number, number]): GridAxis {
  const along = (dc: number, dr: number) => {
    const [u1, v1] = project(toSheet, column - dc / 2, row - dr / 2);
    const [u2, v2] = project(toSheet, column + dc / 2, row + dr / 2);
    return axis.frequency * (Math.cos(axis.angle) * (u2 - u1) + Math.sin(axis.angle) * (v2 - v1));
  };
  const [a, b] = [along(1, 0), along(0, 1)];
  return { ...axis, angle: Math.atan2(b, a), frequency: Math.hypot(a, b) };
}
