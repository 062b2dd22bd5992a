/** Rows of one page may stand this far (s) apart in time: skew that is left, a printer that draws row by row. */
const longestLagSeconds = 0.04;
const leastOverlap = 0.5;

export interface StripWindow {
  /** First sample of the strip that shows the same time as the lead's first sample. */
  readonly stripFrom: number;
  readonly leadFrom: number;
  readonly leadTo: number;
  /** Seconds a sample. */
  readonly step: number;
  /** Error of a sample in mV. */
  readonly noise: number;
}

/**
 * Natural logarithm of the energy in which strip and short lead differ over the energy that they have, at the best lag,
 * levels taken off: about -4 for the same lead, 0 for unrelated ones. null: too little of either is drawn.
 */
export function matchStrip(strip: Float32Array, lead: Float32Array, window: StripWindow): number | null {
  const reach = Math.round(longestLagSeconds / window.step);
  const at = (lag: number) => relativeDifference(strip, lead, { ...window, stripFrom: window.stripFrom + lag });
  let best: { lag: number; difference: number } | null = null;
  for (let lag = -reach; lag <= reach; lag++) {
    const difference = at(lag);
    if (difference !== null && (best === null || difference < best.difference)) best = { lag, difference };
  }
  if (best === null) return null;
  const { lag, difference } = best;
  return Math.min(difference, ...[-0.5, -0.25, 0.25, 0.5].map((part) => at(lag + part) ?? difference));
}

function relativeDifference(strip: Float32Array, lead: Float32Array, window: StripWindow): number | null {
  const sums = { count: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
  const first = Math.floor(window.stripFrom);
  const part = window.stripFrom - first;
  for (let index = window.leadFrom; index < window.leadTo; index++) {
    const place = first + index - window.leadFrom;
    const a = part === 0 ? strip[place] : (1 - part) * strip[place]! + part * strip[place + 1]!;
    const b = lead[index]!;
    if (a === undefined || !Number.isFinite(a + b)) continue;
    sums.count++;
    sums.a += a;
    sums.b += b;
    sums.aa += a * a;
    sums.bb += b * b;
    sums.ab += a * b;
  }
  const { count } = sums;
  if (count < leastOverlap * (window.leadTo - window.leadFrom)) return null;
  const own = (sums.aa + sums.bb) / count - (sums.a / count) ** 2 - (sums.b / count) ** 2;
  const common = sums.ab / count - (sums.a / count) * (sums.b / count);
  const noise = 2 * window.noise ** 2;
  return Math.log((Math.max(0, own - 2 * common) + noise) / (Math.max(0, own) + noise));
}
