import type { MeanBeat } from './average-beats.ts';
import { type PrincipalWave, principalWave } from './principal-wave.ts';
import { frameRate, toFrames } from './sample-leads.ts';
import { smoothLevel } from './smooth-level.ts';
import { smoothSlope } from './smooth-slope.ts';

export interface TWave {
  readonly peak: number;
  readonly end: number;
}

/** T is slow: deviations of the Gaussians that smooth it and its slope, seconds. */
const levelDeviation = 0.01;
const slopeDeviation = 0.012;
/** From the end of QRS to where T may have its top, seconds. */
const earliestTop = 0.04;
/**
 * T ends before so much of the interval between beats has passed since QRS began: later stands P of the next beat. And
 * before the longest QT that hearts have, seconds at 60 a minute, by the cube root of the interval (Fridericia 1920).
 */
const latestPart = 0.75;
const longestQt = 0.58;
/** A second half of T of this part of the first counts as its end; U waves are lower. */
const lastPart = 0.55;
/** Below that T is lost in the noise: top over the RMS of the noise, and millivolts times the root of the leads. */
const leastOverNoise = 4;
const leastTop = 0.03;

const longestQtFrames = (interval: number) => toFrames(longestQt * Math.cbrt(interval / frameRate));

/**
 * The top of T and its end: the tangent at the steepest place behind the last top meets the level behind it (E. Lepeschkin
 * and B. Surawicz, Circulation 6:378 (1952), doi 10.1161/01.CIR.6.3.378), in the direction in which the leads show T best.
 */
export function findTEnd(
  beats: readonly MeanBeat[],
  complex: { readonly onset: number; readonly end: number },
  interval: number,
): TWave | null {
  const last = Math.min(
    (beats[0]?.samples.length ?? 0) - 1,
    complex.onset + Math.min(longestQtFrames(interval), Math.round(latestPart * interval)),
  );
  const first = complex.end + toFrames(earliestTop);
  const wave = principalWave(beats, complex.end, last);
  if (wave === null || last <= first) return null;
  const level = smoothLevel(wave.samples, levelDeviation);
  const peak = findTop(level, first, last);
  if (peak === null || isLost(wave, Math.abs(level[peak]!), { first, last })) return null;
  const end = meetLevel(wave.samples, level, { peak, last });
  return end === null ? null : { peak, end };
}

/** The last top, upright or not, that is not much lower than the highest. */
function findTop(level: Float64Array, first: number, last: number): number | null {
  const tops: number[] = [];
  for (let i = first; i < last; i++) {
    const [before, here, after] = [level[i - 1]!, level[i]!, level[i + 1]!];
    const isTop = Math.abs(here) >= Math.abs(before) && Math.abs(here) > Math.abs(after) && here * before > 0;
    if (isTop) tops.push(i);
  }
  const highest = Math.max(...tops.map((i) => Math.abs(level[i]!)));
  return tops.findLast((i) => Math.abs(level[i]!) >= lastPart * highest) ?? null;
}

function isLost(
  { noise, leadCount }: PrincipalWave,
  top: number,
  { first, last }: { readonly first: number; readonly last: number },
): boolean {
  if (top < leastTop * Math.sqrt(leadCount)) return true;
  if (noise === null) return false;
  const part = noise.subarray(first, last + 1).filter((value) => !Number.isNaN(value));
  const power = part.reduce((sum, value) => sum + value * value, 0) / part.length;
  return top < leastOverNoise * Math.sqrt(power);
}

function meetLevel(
  samples: Float64Array,
  level: Float64Array,
  { peak, last }: { readonly peak: number; readonly last: number },
): number | null {
  const slope = smoothSlope(samples, slopeDeviation);
  const sign = Math.sign(level[peak]!);
  let steepest = peak;
  let lowest = peak;
  for (let i = peak; i <= last && sign * level[i]! > -0.5 * Math.abs(level[peak]!); i++) {
    if (sign * level[i]! < sign * level[lowest]!) lowest = i;
    if (sign * slope[i]! < sign * slope[steepest]!) steepest = i;
  }
  if (steepest === peak || lowest <= steepest) return null;
  const end = steepest + ((level[lowest]! - level[steepest]!) / slope[steepest]!) * frameRate;
  return end > peak && end <= last ? end : null;
}
