/** Half length of the filter in samples of the slower rate, and Kaiser's beta: SciPy's defaults for resample_poly. */
const halfLengthPerRate = 10;
const kaiserBeta = 5;

/**
 * The windowed-sinc low-pass that SciPy's resample_poly designs: 2 * 10 * rate + 1 taps, cut-off at 1 / rate of the
 * Nyquist frequency, Kaiser window, unit gain at 0 Hz.
 */
export function lowPassFilter(rate: number): Float64Array {
  const half = halfLengthPerRate * rate;
  const taps = new Float64Array(2 * half + 1);
  let sum = 0;
  for (let i = -half; i <= half; i++) {
    const x = (Math.PI * i) / rate;
    const sinc = i === 0 ? 1 : Math.sin(x) / x;
    const window = besselI0(kaiserBeta * Math.sqrt(1 - (i / half) ** 2)) / besselI0(kaiserBeta);
    taps[i + half] = sinc * window;
    sum += sinc * window;
  }
  return taps.map((tap) => tap / sum);
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function besselI0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-18 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
