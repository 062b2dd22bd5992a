import type { FloatImage } from '../model/image.ts';

export interface CalmNoiseOptions {
  readonly pixelsPerMillimetre: number;
}

/** Root mean square of the background, in parts of full ink, up to which a page is left as it is. */
const quiet = 0.07;
/** From this on it is smoothed fully, with a Gaussian of this deviation (mm): half a thin pen. */
const loud = 0.15;
const fullBlur = 0.13;

/** Smooths noisy ink, and only noisy ink: the Gaussian is symmetric, so centre lines stay where they are. */
export function calmNoise(ink: FloatImage, options: CalmNoiseOptions): FloatImage {
  let squares = 0;
  let count = 0;
  for (let k = 0; k < ink.data.length; k += 3) {
    const value = ink.data[k]!;
    if (value >= 0.5) continue;
    squares += value * value;
    count++;
  }
  const noise = Math.sqrt(squares / Math.max(count, 1));
  if (noise <= quiet) return ink;
  const sigma = fullBlur * Math.min(1, (noise - quiet) / (loud - quiet)) * options.pixelsPerMillimetre;
  return sigma < 0.3 ? ink : blur(ink, sigma);
}

function blur(image: FloatImage, sigma: number): FloatImage {
  const { width, height, data } = image;
  const reach = Math.ceil(2.5 * sigma);
  const raw = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-((k - reach) ** 2) / (2 * sigma * sigma)));
  const total = raw.reduce((a, b) => a + b, 0);
  const kernel = Float32Array.from(raw, (value) => value / total);
  const rows = new Float32Array(data.length);
  for (let v = 0; v < height; v++) {
    for (let u = reach; u < width - reach; u++) {
      let sum = 0;
      for (let d = -reach; d <= reach; d++) sum += kernel[d + reach]! * data[v * width + u + d]!;
      rows[v * width + u] = sum;
    }
  }
  const result = new Float32Array(data.length);
  for (let v = reach; v < height - reach; v++) {
    for (let d = -reach; d <= reach; d++) {
      const weight = kernel[d + reach]!;
      const from = (v + d) * width;
      for (let u = 0; u < width; u++) result[v * width + u]! += weight * rows[from + u]!;
    }
  }
  return { width, height, data: result };
}
