/** Half width of the kernel in samples of the slower of both rates. */
const lobes = 6;

/**
 * Value of a uniformly sampled signal at a fractional index: windowed sinc (Lanczos), with its band narrowed by `slow` when
 * the result is sampled more slowly than the source. Holes (NaN) and ends are left out and the rest is rescaled; within half
 * a sample of nothing but holes the result is NaN.
 *
 * @param slow Source samples for each sample of the result; 1 or less keeps the whole band.
 */
export function sampleBandLimited(signal: Float32Array, position: number, slow: number): number {
  const nearest = Math.round(position);
  if (nearest < 0 || nearest >= signal.length || Number.isNaN(signal[nearest]!)) return Number.NaN;
  const scale = Math.max(1, slow);
  const reach = Math.ceil(lobes * scale);
  const centre = Math.floor(position);
  let sum = 0;
  let total = 0;
  // The kernel stops at the first hole on either side: what lies beyond it may be another lead.
  for (const step of [-1, 1]) {
    for (let k = step < 0 ? centre : centre + 1, n = 0; n < reach; k += step, n++) {
      const value = signal[k];
      if (value === undefined || Number.isNaN(value)) {
        const edge = signal[k - step];
        if (edge === undefined || Number.isNaN(edge)) break;
        // Carry the end on, so that the kernel stays symmetric and the mean is kept.
        for (; n < reach; k += step, n++) {
          const weight = lanczos((position - k) / scale);
          sum += weight * edge;
          total += weight;
        }
        break;
      }
      const weight = lanczos((position - k) / scale);
      sum += weight * value;
      total += weight;
    }
  }
  return total === 0 ? Number.NaN : sum / total;
}

function lanczos(t: number): number {
  if (t === 0) return 1;
  if (Math.abs(t) >= lobes) return 0;
  const x = Math.PI * t;
  return (Math.sin(x) * Math.sin(x / lobes) * lobes) / (x * x);
}
