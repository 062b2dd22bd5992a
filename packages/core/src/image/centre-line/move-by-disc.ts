/** Places on the pen's disc at which an edge is tested, in radii from its middle: closer where the disc falls off steeply. */
const discPlaces = [-1, -0.92, -0.8, -0.65, -0.5, -0.25, 0, 0.25, 0.5, 0.65, 0.8, 0.92, 1] as const;

/**
 * Moves an edge (a row a column, NaN where there is none) inward by the pen's disc of `radius` pixels: where the middle of
 * the pen can have been, if its disc never passes the edge. `sign` 1: the upper edge (rows grow downward, so inward is +),
 * −1: the lower one. Between columns the edge is interpolated, since a pen is only two or three pixels wide.
 */
export function moveByDisc(edge: Float32Array, radius: number, sign: 1 | -1): Float32Array {
  const result = new Float32Array(edge.length).fill(Number.NaN);
  const distance = Float64Array.from(discPlaces, (place) => place * radius);
  const rise = Float64Array.from(discPlaces, (place) => radius * Math.sqrt(1 - place * place));
  const last = edge.length - 1;
  for (let u = 0; u <= last; u++) {
    if (Number.isNaN(edge[u]!)) continue;
    let best = edge[u]! * sign + radius;
    for (let n = 0; n < distance.length; n++) {
      const place = u + distance[n]!;
      const left = Math.floor(place);
      if (left < 0 || left >= last) continue;
      const a = edge[left]!;
      const height = (a + (edge[left + 1]! - a) * (place - left)) * sign + rise[n]!;
      // Never where an end of the piece is missing: comparisons with NaN are false.
      if (height > best) best = height;
    }
    result[u] = best * sign;
  }
  return result;
}
