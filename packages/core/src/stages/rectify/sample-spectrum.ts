/** Bilinear value of a spectrum (`size` × `size`, wrapped, a power of two) at a frequency in cycles a tile. */
export function sampleSpectrum(spectrum: Float64Array, size: number, u: number, v: number): number {
  const u0 = Math.floor(u);
  const v0 = Math.floor(v);
  const du = u - u0;
  const dv = v - v0;
  const wrap = size - 1;
  const left = u0 & wrap;
  const right = (u0 + 1) & wrap;
  const upper = (v0 & wrap) * size;
  const lower = ((v0 + 1) & wrap) * size;
  return (
    (spectrum[upper + left]! * (1 - du) + spectrum[upper + right]! * du) * (1 - dv) +
    (spectrum[lower + left]! * (1 - du) + spectrum[lower + right]! * du) * dv
  );
}
