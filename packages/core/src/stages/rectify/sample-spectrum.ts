/** Bilinear value of a spectrum (`size` × `size`, wrapped) at a frequency in cycles a tile. */
export function sampleSpectrum(spectrum: Float64Array, size: number, u: number, v: number): number {
  const u0 = Math.floor(u);
  const v0 = Math.floor(v);
  const at = (a: number, b: number) => spectrum[((b + size) % size) * size + ((a + size) % size)]!;
  const du = u - u0;
  const dv = v - v0;
  return (
    (at(u0, v0) * (1 - du) + at(u0 + 1, v0) * du) * (1 - dv) +
    (at(u0, v0 + 1) * (1 - du) + at(u0 + 1, v0 + 1) * du) * dv
  );
}
