import type { InkRuns } from '../../image/ink-runs.ts';
import type { InkComponents } from '../../image/label-runs.ts';

/** Connected ink at least this wide (mm) is trace, not print. */
const traceWidth = 9;
/** Runs at most this high (mm) belong to flat pieces of trace; or at most so many pens, where the pen is thicker. */
const flatRun = 1.3;
const flatPens = 1.7;
/** No pen is as thick (pixels). */
const highestPen = 60;
/** Flat pieces are counted in a Gaussian of this deviation (mm): about the wander of a baseline within a row. */
const wander = 0.9;
/** Rows closer than this (mm) are one. */
const leastDistance = 5;
/** A row has flat trace near its baseline on at least this length (mm). */
const leastFlat = 12;
/** And at least this part of what the best row has. */
const leastShare = 0.1;

/** Heights (in pixels of the flat page, from the top) at which flat pieces of trace gather: candidates for rows. */
export function findBaselines(runs: InkRuns, components: InkComponents, pixelsPerMillimetre: number): number[] {
  const density = new Float64Array(runs.height);
  const isTrace = (n: number) => components.right[n]! - components.left[n]! + 1 >= traceWidth * pixelsPerMillimetre;
  const highest = Math.max(flatRun * pixelsPerMillimetre, flatPens * measurePen(runs, components, isTrace));
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const n = components.label[k]!;
      const height = runs.bottom[k]! - runs.top[k]! + 1;
      if (!isTrace(n) || height > highest) continue;
      density[(runs.top[k]! + runs.bottom[k]!) >> 1]!++;
    }
  }
  const smooth = smoothDensity(density, wander * pixelsPerMillimetre);
  const peaks: number[] = [];
  const candidates = [...smooth.keys()]
    .filter((v) => smooth[v]! > 0 && smooth[v]! >= (smooth[v - 1] ?? 0) && smooth[v]! > (smooth[v + 1] ?? 0))
    .sort((a, b) => smooth[b]! - smooth[a]!);
  const best = candidates.length === 0 ? 0 : flatLength(smooth, candidates[0]!);
  for (const v of candidates) {
    const length = flatLength(smooth, v);
    if (length < leastFlat || length < leastShare * best) continue;
    if (peaks.some((other) => Math.abs(other - v) < leastDistance * pixelsPerMillimetre)) continue;
    peaks.push(v);
  }
  return peaks.sort((a, b) => a - b);
}

/** Most of a trace is flat: the lower quartile of the heights of its runs is the pen. */
function measurePen({ top, bottom }: InkRuns, { label }: InkComponents, isTrace: (n: number) => boolean): number {
  const counts = new Uint32Array(highestPen + 1);
  let total = 0;
  for (let k = 0; k < top.length; k++) {
    if (!isTrace(label[k]!)) continue;
    counts[Math.min(highestPen, bottom[k]! - top[k]! + 1)]!++;
    total++;
  }
  let pen = 0;
  for (let sum = counts[0]!; pen < highestPen && sum < total / 4; sum += counts[pen]!) pen++;
  return pen === highestPen ? 0 : pen;
}

/** Millimetres of flat trace gathered at a peak: its height times the area under the Gaussian. */
function flatLength(smooth: Float64Array, v: number): number {
  return smooth[v]! * Math.sqrt(2 * Math.PI) * wander;
}

function smoothDensity(density: Float64Array, sigma: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-((k - reach) ** 2) / (2 * sigma * sigma)),
  );
  const norm = 1 / (sigma * Math.sqrt(2 * Math.PI));
  return density.map((_, v) => {
    let sum = 0;
    for (let d = -reach; d <= reach; d++) sum += (density[v + d] ?? 0) * kernel[d + reach]!;
    return sum * norm;
  });
}
