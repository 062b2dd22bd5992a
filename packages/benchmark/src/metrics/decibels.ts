/** A ratio above this counts as perfect: 60 dB. */
export const perfectRatio = 1e6;

/** 10 log10 of signal over noise power, at most 60 dB. */
export function decibels(signal: number, noise: number): number {
  if (!(noise > 0)) return 10 * Math.log10(perfectRatio);
  return 10 * Math.log10(Math.max(Math.min(signal / noise, perfectRatio), 1e-38));
}
