/** Places on the pen's disc at which an edge is tested, in radii from its middle: closer where the disc falls off steeply. */
const discPlaces = [-1, -0.92, -0.8, -0.65, -0.5, -0.25, 0, 0.25, 0.5, 0.65, 0.8, 0.92, 1] as const;

/**
 * Moves an edge (a row a column, NaN where there is none) inward by the pen's disc of `radius` pixels: where the middle of
 * the pen can have been, if its disc never passes the edge. `sign` 1: the upper edge (rows grow downward, so inward is +),
 * −1: the lower one. Between columns the edge is interpolated, since a pen is only two or three pixels wide.
 */
export function moveByDisc(edge: Float32Array, radius: number, sign: 1 | -1): Float32Array {
  const result = new Float32Array(edge.length).fill(Number.NaN);
  const disc = discPlaces.map((place) => ({ d: place * radius, rise: radius * Math.sqrt(1 - place * place) }));
  for (let u = 0; u < edge.length; u++) {
    if (Number.isNaN(edge[u]!)) continue;
    let best = edge[u]! * sign + radius;
    for (const { d, rise } of disc) {
      const left = Math.floor(u + d);
      const a = edge[left];
      const b = edge[left + 1];
      if (a === undefined || b === undefined || Number.isNaN(a) || Number.isNaN(b)) continue;
      best = Math.max(best, (a + (b - a) * (u + d - left)) * sign + rise);
    }
    result[u] = best * sign;
  }
  return result;
}
