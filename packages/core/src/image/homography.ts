/** A perspective from points (u, v) of a flat sheet to points (column, row) of a picture: nine numbers, row by row. */
export type Homography = readonly number[];

type Point = readonly [number, number];

/**
 * The perspective that lays the corners of a rectangle, (0, 0), (width, 0), (width, height) and (0, height), on four
 * points of a picture (Heckbert 1989, "Fundamentals of Texture Mapping and Image Warping", section 2.2.3).
 */
export function rectangleToCorners(
  { width, height }: { readonly width: number; readonly height: number },
  corners: readonly [Point, Point, Point, Point],
): Homography {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const [dx1, dx2, dy1, dy2] = [x1 - x2, x3 - x2, y1 - y2, y3 - y2];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  const across = [x1 - x0 + g * x1, y1 - y0 + g * y1, g];
  const down = [x3 - x0 + h * x3, y3 - y0 + h * y3, h];
  return [across[0]!, down[0]!, x0, across[1]!, down[1]!, y0, across[2]!, down[2]!, 1].map((value, k) =>
    k % 3 === 0 ? value / width : k % 3 === 1 ? value / height : value,
  );
}

/** The way back: the adjugate, as projections need no scale. */
export function invertHomography(m: Homography): Homography {
  const minor = (a: number, b: number, c: number, d: number) => m[a]! * m[d]! - m[b]! * m[c]!;
  return [
    minor(4, 5, 7, 8),
    -minor(1, 2, 7, 8),
    minor(1, 2, 4, 5),
    -minor(3, 5, 6, 8),
    minor(0, 2, 6, 8),
    -minor(0, 2, 3, 5),
    minor(3, 4, 6, 7),
    -minor(0, 1, 6, 7),
    minor(0, 1, 3, 4),
  ];
}

/** Where a perspective lays one point. */
export function project(m: Homography, u: number, v: number): [number, number] {
  const depth = m[6]! * u + m[7]! * v + m[8]!;
  return [(m[0]! * u + m[1]! * v + m[2]!) / depth, (m[3]! * u + m[4]! * v + m[5]!) / depth];
}
