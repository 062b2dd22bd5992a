import type { LeadName } from '../../../model/lead.ts';
import type { EcgRecord, LeadSignal } from '../../../model/record.ts';

/** Leads that are drawn together for less than this (s) are not compared sample by sample. */
const leastSeconds = 1;
/**
 * Two leads whose difference is a smaller part of their size than this are one signal, as scripts/measure-leads.mjs
 * tells. Means over so many seconds are compared: they keep the waves of a heart and lose the noise of reading.
 */
const sameSignal = 0.07;
const meanOver = 0.03;
/** Leads smaller than this (root mean square, mV) are flat, and no doubles. */
const leastSize = 0.03;

/** Pairs of leads that show the same signal at the same time. */
export function findDoubledLeads({ leads, samplingFrequency }: EcgRecord): (readonly [LeadName, LeadName])[] {
  return leads.flatMap((a, index) =>
    leads
      .slice(index + 1)
      .filter((b) => isSame(a, b, samplingFrequency))
      .map((b) => [a.lead, b.lead] as const),
  );
}

function isSame(a: LeadSignal, b: LeadSignal, frequency: number): boolean {
  const pairs = meansOfBoth(a.samples, b.samples, Math.max(1, Math.round(meanOver * frequency)));
  if (pairs.length * meanOver < leastSeconds) return false;
  const levelA = pairs.reduce((sum, [x]) => sum + x, 0) / pairs.length;
  const levelB = pairs.reduce((sum, [, y]) => sum + y, 0) / pairs.length;
  let [difference, size] = [0, 0];
  for (const [x, y] of pairs) {
    difference += (x - levelA - (y - levelB)) ** 2;
    size += ((x - levelA) ** 2 + (y - levelB) ** 2) / 2;
  }
  return Math.sqrt(size / pairs.length) > leastSize && difference < sameSignal ** 2 * size;
}

/** Means of both over `length` samples each, where both have all of them. */
function meansOfBoth(a: Float32Array, b: Float32Array, length: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let first = 0; first + length <= a.length; first += length) {
    let [x, y] = [0, 0];
    for (let n = first; n < first + length; n++) {
      x += a[n]!;
      y += b[n]!;
    }
    if (!Number.isNaN(x + y)) pairs.push([x / length, y / length]);
  }
  return pairs;
}
