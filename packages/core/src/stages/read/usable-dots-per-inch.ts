import type { ImageHeader } from './image-format.ts';

/** Outside this range nobody scans an ECG: the number was made up or belongs to something else. */
const lowestDotsPerInch = 50;
const highestDotsPerInch = 1200;
/**
 * What software writes when it knows nothing: the dots of a screen, doubled for a fine one. A scan at such a resolution
 * is rarer than that.
 */
const inventedDotsPerInch = [72, 96, 144, 192];
/** Stored as whole dots a centimetre or a metre, 72 dpi reads as 71.12 or 72.009. */
const roundingDotsPerInch = 1;
/** Fax pages have 204 × 98 dots; one number cannot say that. */
const largestAspect = 1.02;

/** The resolution if it may be believed as a hint, otherwise null. */
export function usableDotsPerInch(decoded: number | null, stored: ImageHeader['resolution']): number | null {
  if (stored !== null) {
    const aspect = stored.horizontal / stored.vertical;
    if (!(aspect < largestAspect && aspect > 1 / largestAspect)) return null;
  }
  const dotsPerInch = decoded ?? stored?.horizontal ?? null;
  if (dotsPerInch === null || !(dotsPerInch >= lowestDotsPerInch && dotsPerInch <= highestDotsPerInch)) return null;
  const invented = inventedDotsPerInch.some((value) => Math.abs(dotsPerInch - value) < roundingDotsPerInch);
  return invented ? null : dotsPerInch;
}
