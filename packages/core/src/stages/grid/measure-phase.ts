import type { GrayImage } from '../../model/image.ts';

/** What one window says of the grid. */
export interface MeasuredPhase {
  /** Lines from the place to the next line before it: dark lines stand at whole numbers. */
  readonly phase: number;
  /** 0 to 1: part of the local contrast that beats in step with the grid. */
  readonly quality: number;
  /** Amplitude of the beat, in grey levels. */
  readonly strength: number;
}

/** Windows end at this many standard deviations. */
const reach = 2;

/**
 * Phase and quality of the grid at one place, by a Fourier transform at `frequency` (lines a pixel along columns and rows)
 * under a Gaussian window of standard deviation `sigma` pixels.
 */
export function measurePhase(
  image: GrayImage,
  at: { readonly column: number; readonly row: number },
  frequency: readonly [number, number],
  sigma: number,
): MeasuredPhase {
  const left = Math.max(0, Math.ceil(at.column - reach * sigma));
  const right = Math.min(image.width - 1, Math.floor(at.column + reach * sigma));
  const top = Math.max(0, Math.ceil(at.row - reach * sigma));
  const bottom = Math.min(image.height - 1, Math.floor(at.row + reach * sigma));
  const width = right - left + 1;
  const cosine = new Float32Array(width);
  const sine = new Float32Array(width);
  const weight = new Float32Array(width);
  let [c0, s0, w0] = [0, 0, 0];
  for (let x = 0; x < width; x++) {
    const d = left + x - at.column;
    const w = Math.exp((-d * d) / (2 * sigma * sigma));
    const angle = 2 * Math.PI * frequency[0] * d;
    weight[x] = w;
    cosine[x] = w * Math.cos(angle);
    sine[x] = w * Math.sin(angle);
    w0 += w;
    c0 += cosine[x]!;
    s0 += sine[x]!;
  }
  let [re, im, sum, squares, total, oneRe, oneIm] = [0, 0, 0, 0, 0, 0, 0];
  for (let y = top; y <= bottom; y++) {
    const d = y - at.row;
    const v = Math.exp((-d * d) / (2 * sigma * sigma));
    const angle = 2 * Math.PI * frequency[1] * d;
    let [c, s, m, q] = [0, 0, 0, 0];
    for (let x = 0, p = y * image.width + left; x < width; x++, p++) {
      const value = image.data[p]!;
      c += cosine[x]! * value;
      s += sine[x]! * value;
      m += weight[x]! * value;
      q += weight[x]! * value * value;
    }
    const [ca, sa] = [v * Math.cos(angle), v * Math.sin(angle)];
    re += c * ca - s * sa;
    im += c * sa + s * ca;
    oneRe += c0 * ca - s0 * sa;
    oneIm += c0 * sa + s0 * ca;
    sum += v * m;
    squares += v * q;
    total += v * w0;
  }
  const mean = sum / total;
  re -= mean * oneRe;
  im -= mean * oneIm;
  const deviation = Math.sqrt(Math.max(squares / total - mean * mean, 1e-6));
  const quality = deviation < 0.8 ? 0 : Math.hypot(re, im) / total / deviation;
  // Σ s·e^{+i2πfd} has phase +2πf·d0 for a line at distance d0: the place itself lies −f·d0 lines from that line.
  const strength = Math.hypot(re, im) / total;
  return { phase: -Math.atan2(im, re) / (2 * Math.PI), quality: Math.min(1, quality), strength };
}
