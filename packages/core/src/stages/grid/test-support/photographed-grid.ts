/** A sheet of grid paper in the picture of a camera, as formulas. */
export interface PhotographedGrid {
  /** Lines counted along both axes at a place of the picture. */
  readonly x: (column: number, row: number) => number;
  readonly y: (column: number, row: number) => number;
}

/**
 * A homography with the given turn (degrees) and depth (its change across 1000 pixels, along columns and rows), `pitch`
 * pixels a line at (600, 450), bent by waves of `curl` lines.
 */
export function photographedGrid(options: {
  readonly pitch: number;
  readonly turn: number;
  readonly depth: readonly [number, number];
  readonly curl?: number;
}): PhotographedGrid {
  const angle = (options.turn * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const at = (column: number, row: number) => {
    const [u, v] = [column - 600, row - 450];
    const scale = 1 / (options.pitch * (1 + (options.depth[0] * u + options.depth[1] * v) / 1000));
    return { x: (c * u + s * v) * scale, y: (c * v - s * u) * scale };
  };
  const curl = options.curl ?? 0;
  return {
    x: (column, row) => {
      const { x, y } = at(column, row);
      return x + 0.3 + curl * Math.sin(x / 25 + y / 60);
    },
    y: (column, row) => {
      const { x, y } = at(column, row);
      return y - 0.2 + 0.5 * curl * Math.cos(x / 25);
    },
  };
}
