import type { GridAxis } from '../../model/paper-map.ts';
import type { TileSpectrum } from './tile-spectra.ts';

/** Frequencies below this many cycles a tile are shadows and page edges. */
const lowestBin = 4;
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
/** Steps in which directions are tried. */
const angleStep = Math.PI / 720;

/** Direction and comb of both families of grid lines, from the average of the tile spectra; null without a grid. */
export function findGridAxes(
  spectra: readonly TileSpectrum[],
  size: number,
  limits: { readonly lowest: number; readonly highest: number },
): readonly [GridAxis, GridAxis] | null {
  if (spectra.length === 0) return null;
  const mean = averageSpectrum(spectra, size);
  const angle = bestAngle(mean, size);
  const first = findComb(profileAlong(mean, size, angle), size, limits);
  const second = findComb(profileAlong(mean, size, angle + Math.PI / 2), size, limits);
  if (first === null && second === null) return null;
  const [strong, weak, turned] =
    second === null || (first !== null && first.strength >= second.strength)
      ? [first!, second, false]
      : [second, first, true];
  const near = { lowest: strong.frequency * 0.88, highest: strong.frequency * 1.14 };
  const partner =
    weak !== null && weak.frequency > near.lowest && weak.frequency < near.highest
      ? weak
      : findComb(profileAlong(mean, size, turned ? angle : angle + Math.PI / 2), size, near);
  if (partner === null) return null;
  const x = turned ? partner : strong;
  const y = turned ? strong : partner;
  return [
    { angle, ...x },
    { angle: angle + Math.PI / 2, ...y },
  ];
}

/** Fourth root of power, averaged: a few blazing tiles count no more than the many. */
function averageSpectrum(spectra: readonly TileSpectrum[], size: number): Float64Array {
  const mean = new Float64Array(size * size);
  for (const { power } of spectra) for (let k = 0; k < mean.length; k++) mean[k]! += Math.sqrt(power[k]!);
  for (let k = 0; k < mean.length; k++) mean[k]! /= spectra.length;
  return mean;
}

function sample(spectrum: Float64Array, size: number, u: number, v: number): number {
  const u0 = Math.floor(u);
  const v0 = Math.floor(v);
  const at = (a: number, b: number) => spectrum[((b + size) % size) * size + ((a + size) % size)]!;
  const du = u - u0;
  const dv = v - v0;
  return (
    (at(u0, v0) * (1 - du) + at(u0 + 1, v0) * du) * (1 - dv) +
    (at(u0, v0 + 1) * (1 - du) + at(u0 + 1, v0 + 1) * du) * dv
  );
}

function bestAngle(spectrum: Float64Array, size: number): number {
  const steps = Math.round(Math.PI / 2 / angleStep);
  const energy = Float64Array.from({ length: steps }, (_, k) => {
    let sum = 0;
    for (const angle of [k * angleStep, k * angleStep + Math.PI / 2]) {
      const c = Math.cos(angle);
      const s = Math.sin(angle);
      for (let r = lowestBin; r < size / 2 - 2; r += 0.5) sum += sample(spectrum, size, r * c, r * s) ** 2;
    }
    return sum;
  });
  let best = 0;
  for (let k = 1; k < steps; k++) if (energy[k]! > energy[best]!) best = k;
  const before = energy[(best + steps - 1) % steps]!;
  const after = energy[(best + 1) % steps]!;
  const bend = before - 2 * energy[best]! + after;
  const angle = (best + (bend < 0 ? (0.5 * (before - after)) / bend : 0)) * angleStep;
  return angle > Math.PI / 4 ? angle - Math.PI / 2 : angle;
}

/** Log of the spectrum along a ray over its own background, in half bins. */
function profileAlong(spectrum: Float64Array, size: number, angle: number): Float64Array {
  const length = size - 4;
  const raw = new Float64Array(length);
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  for (let k = 0; k < length; k++) {
    let best = 0;
    for (const side of [-0.8, 0, 0.8]) {
      best = Math.max(best, sample(spectrum, size, (k / 2) * c - side * s, (k / 2) * s + side * c));
    }
    raw[k] = Math.log(best + 1e-9);
  }
  const profile = new Float64Array(length);
  for (let k = 0; k < length; k++) {
    const around = raw
      .subarray(Math.max(2, k - 24), Math.min(length, k + 25))
      .slice()
      .sort();
    profile[k] = raw[k]! - around[Math.floor(around.length * 0.4)]!;
  }
  return profile;
}

function toothHeight(profile: Float64Array, position: number): number {
  const k = Math.round(position);
  let best = -Infinity;
  for (let d = -1; d <= 1; d++) if (profile[k + d] !== undefined) best = Math.max(best, profile[k + d]!);
  return best;
}

/** The comb whose teeth together stand highest: too fine a comb has empty teeth, too coarse a one misses some. */
function findComb(
  profile: Float64Array,
  size: number,
  limits: { readonly lowest: number; readonly highest: number },
): Omit<GridAxis, 'angle'> | null {
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
