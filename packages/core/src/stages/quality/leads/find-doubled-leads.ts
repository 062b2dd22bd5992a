import { type LeadName, limbLeads, precordialLeads } from '../../../model/lead.ts';
import type { EcgRecord, LeadSignal } from '../../../model/record.ts';

/** Leads that are drawn together for less than this (s) are not compared sample by sample. */
const leastSeconds = 1;
/** Means over so many seconds are compared: they keep the waves of a heart and lose the noise of reading. */
const meanOver = 0.03;
/** Leads smaller than this (root mean square, mV) are flat, and no doubles. */
const leastSize = 0.015;
/**
 * Two leads that hearts show differently are one signal where they differ by less than this part of their size: sound
 * records (scripts/measure-leads.mjs) differ by 18 % at least, and readings of one signal seldom by a tenth.
 */
const sameSignal = 0.16;
/**
 * Neighbours on the chest may differ by as little as 4 % of their size, and then by 10 µV or more, beyond what reading
 * does to a whole lead: they must differ by less than this (mV) and this part of their size, put together.
 */
const sameNeighbour = { millivolts: 0.008, part: 0.015 };
/** What reading does to a whole lead: its size may be off by this part, its time by this (s). */
const readSize = 0.03;
const readTime = 0.002;

/** Leads of Einthoven's law and of Goldberger's. */
const laws: readonly (readonly LeadName[])[] = [limbLeads.slice(0, 3), limbLeads.slice(3)];
const chest: readonly LeadName[] = precordialLeads;

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
  const compared = compare(a.samples, b.samples, Math.max(1, Math.round(meanOver * frequency)));
  if (compared === null || compared.size < leastSize) return false;
  const { size, difference, rest } = compared;
  if (difference > sameSignal * size) return false;
  return !areAlike(a.lead, b.lead) || rest < Math.hypot(sameNeighbour.millivolts, sameNeighbour.part * size);
}

/** Leads that real hearts may show alike: all but two of one law, and two on the chest that are no neighbours. */
function areAlike(a: LeadName, b: LeadName): boolean {
  if (laws.some((law) => law.includes(a) && law.includes(b))) return false;
  const [x, y] = [a, b].map((lead) => chest.indexOf(lead)) as [number, number];
  return x < 0 || y < 0 || Math.abs(x - y) === 1;
}

/**
 * Size of two signals, of their difference, and of what is left of it when one may be made a little larger and later
 * (root mean squares, mV); null where they are not drawn together for long.
 */
function compare(a: Float32Array, b: Float32Array, length: number) {
  const pairs = meansOfBoth(a, b, length);
  if (pairs.length * meanOver < leastSeconds) return null;
  const level = pairs.reduce(([x, y], pair) => [x + pair[0] / pairs.length, y + pair[1] / pairs.length], [
    0, 0,
  ] as const);
  const middle = pairs.map(([x, y]) => (x - level[0] + (y - level[1])) / 2);
  const difference = pairs.map(([x, y]) => x - level[0] - (y - level[1]));
  const slope = middle.map((value, k) => ((middle[k + 1] ?? value) - (middle[k - 1] ?? value)) / 2);
  const [mm, ms, ss] = [product(middle, middle), product(middle, slope), product(slope, slope)];
  const [dm, ds] = [product(difference, middle), product(difference, slope)];
  const determinant = mm * ss - ms * ms;
  const larger = clamp((dm * ss - ds * ms) / determinant, readSize);
  const later = clamp((ds * mm - dm * ms) / determinant, readTime / meanOver);
  const rest = difference.map((value, k) => value - larger * middle[k]! - later * slope[k]!);
  const size = Math.sqrt((product(middle, middle) + product(difference, difference) / 4) / pairs.length);
  return { size, difference: rootMeanSquare(difference), rest: rootMeanSquare(rest) };
}

const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
const rootMeanSquare = (values: readonly number[]) => Math.sqrt(product(values, values) / values.length);
const clamp = (value: number, most: number) => Math.min(most, Math.max(-most, Number.isFinite(value) ? value : 0));

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
