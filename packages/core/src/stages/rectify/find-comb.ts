import type { GridAxis } from '../../model/paper-map.ts';
import { sampleSpectrum } from './sample-spectrum.ts';

/** Frequencies below this many cycles a tile are shadows and page edges. */
const lowestBin = 4;
/** Teeth may stand this far beside the ray, in cycles a tile. */
const beside = 0.8;
/** The background is the value of this rank among those up to so many half bins away; the lowest ones are the paper itself. */
const backgroundReach = 24;
const backgroundRank = 0.4;
const lowestUsed = 2;
/** A tooth counts when it stands above the background by this factor (natural logarithm). */
const toothThreshold = 0.85;
/** A missing tooth costs at most this, a blazing one earns at most that: no single line decides. */
const toothRange = [-0.6, 9] as const;
/** The tooth of the 1 mm lines stands this much (natural logarithm) above those of the 5 mm lines beside it. */
const fivefoldStep = 0.3;
/**
 * No tooth but a fifth one stands more than this (natural logarithm) above the first: harmonics of printed lines get weaker,
 * those of fine lines that the picture's pixels fold back to lower frequencies make combs with a strong tooth further out.
 */
const aliasStep = 1.2;

/** Range of frequencies of the lines, in lines a pixel. */
export interface FrequencyLimits {
  readonly lowest: number;
  readonly highest: number;
}

/** The comb of teeth along one direction of a spectrum; null where nothing beats. */
export function findComb(
  spectrum: Float64Array,
  size: number,
  ray: FrequencyLimits & { readonly angle: number },
): Omit<GridAxis, 'angle'> | null {
  return bestComb(profileAlong(spectrum, size, ray.angle), size, ray);
}

/** Log of the spectrum along a ray over its own background, in half bins. */
function profileAlong(spectrum: Float64Array, size: number, angle: number): Float64Array {
  const length = size - 4;
  const raw = new Float64Array(length);
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  for (let k = 0; k < length; k++) {
    let best = 0;
    for (let side = -beside; side <= beside; side += beside) {
      best = Math.max(best, sampleSpectrum(spectrum, size, (k / 2) * c - side * s, (k / 2) * s + side * c));
    }
    raw[k] = Math.log(best + 1e-9);
  }
  return aboveBackground(raw);
}

/** Each value less the usual one around it. The values around are kept in order while they change one by one. */
function aboveBackground(raw: Float64Array): Float64Array {
  const length = raw.length;
  const profile = new Float64Array(length);
  const around = new Float64Array(2 * backgroundReach + 1);
  let count = 0;
  for (let k = lowestUsed; k < Math.min(length, backgroundReach); k++) count = insert(around, count, raw[k]!);
  for (let k = 0; k < length; k++) {
    const [gone, come] = [k - backgroundReach - 1, k + backgroundReach];
    if (gone >= lowestUsed) count = remove(around, count, raw[gone]!);
    if (come >= lowestUsed && come < length) count = insert(around, count, raw[come]!);
    profile[k] = raw[k]! - around[Math.floor(count * backgroundRank)]!;
  }
  return profile;
}

function insert(sorted: Float64Array, count: number, value: number): number {
  let k = count;
  for (; k > 0 && sorted[k - 1]! > value; k--) sorted[k] = sorted[k - 1]!;
  sorted[k] = value;
  return count + 1;
}

function remove(sorted: Float64Array, count: number, value: number): number {
  let k = 0;
  while (sorted[k] !== value) k++;
  sorted.copyWithin(k, k + 1, count);
  return count - 1;
}

function toothHeight(profile: Float64Array, position: number): number {
  const k = Math.round(position);
  let best = -Infinity;
  for (let d = -1; d <= 1; d++) if (profile[k + d] !== undefined) best = Math.max(best, profile[k + d]!);
  return best;
}

/** The comb whose teeth together stand highest: too fine a comb has empty teeth, too coarse a one misses some. */
function bestComb(profile: Float64Array, size: number, limits: FrequencyLimits): Omit<GridAxis, 'angle'> | null {
  let best = { frequency: 0, strength: 0 };
  const last = profile.length - 2;
  const from = Math.max(limits.lowest * size * 2, lowestBin);
  const to = limits.highest * size * 2;
  for (let spacing = from; spacing <= to; spacing *= 1.002) {
    if (!beginsAt(profile, spacing)) continue;
    let strength = 0;
    for (let k = 1; k * spacing < last && k <= 15; k++) {
      const height = toothHeight(profile, k * spacing) - toothThreshold;
      strength += Math.min(Math.max(height, toothRange[0]), toothRange[1]);
    }
    if (strength > best.strength) best = { frequency: spacing / (2 * size), strength };
  }
  if (best.strength <= 1) return null;
  const spacing = refineComb(profile, best.frequency * size * 2);
  return { strength: best.strength, frequency: spacing / (2 * size), fivefold: isFivefold(profile, spacing) };
}

/** A comb begins with a tooth of its own, not with the shoulder of one or with a weak alias of a later one. */
function beginsAt(profile: Float64Array, spacing: number): boolean {
  const k = Math.round(spacing);
  const peak = [k - 1, k, k + 1].find(
    (p) => profile[p]! > toothThreshold && profile[p]! >= profile[p - 1]! && profile[p]! >= profile[p + 1]!,
  );
  if (peak === undefined) return false;
  for (let n = 2; n * spacing < profile.length - 2 && n < 10; n++) {
    if (n !== 5 && toothHeight(profile, n * spacing) > profile[peak]! + aliasStep) return false;
  }
  return true;
}

/** Every fifth tooth stands above its neighbours: the comb counts 5 mm lines and there are 1 mm lines between them. */
function isFivefold(profile: Float64Array, spacing: number): boolean {
  if (6 * spacing > profile.length - 2) return false;
  const fifth = toothHeight(profile, 5 * spacing);
  const neighbours = Math.max(toothHeight(profile, 4 * spacing), toothHeight(profile, 6 * spacing));
  return fifth > toothThreshold && fifth > neighbours + fivefoldStep;
}

/** Least squares of tooth positions (parabola through each) on their numbers. */
function refineComb(profile: Float64Array, start: number): number {
  let spacing = start;
  for (let round = 0; round < 2; round++) {
    let numerator = 0;
    let denominator = 0;
    for (let k = 1; k * spacing < profile.length - 3 && k <= 15; k++) {
      let p = Math.round(k * spacing);
      for (const d of [-1, 1]) if (profile[p + d]! > profile[p]!) p += d;
      const height = profile[p]! - toothThreshold;
      const bend = profile[p - 1]! - 2 * profile[p]! + profile[p + 1]!;
      if (height <= 0 || bend >= 0) continue;
      const position = p + (0.5 * (profile[p - 1]! - profile[p + 1]!)) / bend;
      if (Math.abs(position - k * spacing) > 1.5) continue;
      numerator += height * k * position;
      denominator += height * k * k;
    }
    if (denominator > 0) spacing = numerator / denominator;
  }
  return spacing;
}
