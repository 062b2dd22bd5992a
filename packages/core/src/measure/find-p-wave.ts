import type { MeanBeat } from './average-beats.ts';
import type { WaveBounds } from './find-complex.ts';
import { principalWave } from './principal-wave.ts';
import { toFrames } from './sample-leads.ts';
import { smoothLevel } from './smooth-level.ts';
import { smoothSlope } from './smooth-slope.ts';

/** Deviations of the Gaussians that smooth P and its slope, seconds. */
const levelDeviation = 0.006;
const slopeDeviation = 0.01;
/** P begins no earlier than this before QRS, and its top stands at least so much before it, seconds. */
const earliestOnset = 0.38;
/** So much more is looked at, so that a wave that only ends there is not taken for P; T leaves a tail of that length. */
const lookedBefore = 0.03;
/** With more room than this between T and QRS P does not begin right behind T, seconds. */
const longestPr = 0.24;
const latestTop = 0.04;
/** From top to either bound at most, seconds. */
const longestHalf = 0.11;
/** The steepest place stands at most so far from the top, and never where the slope of QRS reaches, seconds. */
const longestSlope = 0.06;
const qrsReach = 0.012;
/** Part of the steepest slope on that side at which P begins and ends. */
const boundPart = 0.4;
/** Millivolts times the root of the leads, and top over the RMS of what changes from beat to beat. */
const leastTop = 0.015;
const leastOverNoise = 6;
/** Before P nothing reaches this part of its top, else the waves are those of flutter or a T that was not found. */
const largestBefore = 0.5;

/** Frames of the mean beat; the end is null where P runs into QRS. */
export interface PWave {
  readonly onset: number;
  readonly end: number | null;
}

/**
 * P before QRS, in the direction in which the leads show it best; null where no wave stands out there or it is not
 * bound to the beat, as in atrial fibrillation.
 *
 * @param previousEnd Frame at which T of the beat before ends, or null.
 */
export function findPWave(beats: readonly MeanBeat[], complex: WaveBounds, previousEnd: number | null): PWave | null {
  const margin = toFrames(3 * slopeDeviation);
  const earliest = complex.onset - toFrames(earliestOnset);
  const first = Math.max(
    margin,
    earliest - toFrames(lookedBefore),
    Math.ceil(previousEnd ?? 0) + tailAfter(previousEnd, complex),
  );
  const last = complex.onset - 1;
  if (last - first < 2 * toFrames(latestTop)) return null;
  const wave = principalWave(beats.map(takeSlantOff(first, last)), first, last);
  if (wave === null) return null;
  const level = smoothLevel(wave.samples, levelDeviation);
  const peak = findTop(level, first, complex.onset - toFrames(latestTop));
  if (peak === null) return null;
  const top = Math.abs(level[peak]!);
  if (
    top < leastTop * Math.sqrt(wave.leadCount) ||
    (wave.noise !== null && top < leastOverNoise * rootMeanSquare(wave.noise, first, last))
  )
    return null;
  const slope = smoothSlope(wave.samples, slopeDeviation).map((value) => Math.abs(value));
  const onset = walkToBound(slope, peak, { step: -1, stop: first });
  if (onset === null || onset < earliest || isLively(level, top, { first, onset })) return null;
  return { onset, end: walkToBound(slope, peak, { step: 1, stop: complex.onset - toFrames(qrsReach) }) };
}

/** The tail of T is left out where there is room for it: at high rates P begins right behind T. */
function tailAfter(previousEnd: number | null, { onset }: WaveBounds): number {
  return previousEnd !== null && onset - previousEnd > toFrames(longestPr) ? toFrames(lookedBefore) : 0;
}

function isLively(
  level: Float64Array,
  top: number,
  { first, onset }: { readonly first: number; readonly onset: number },
): boolean {
  return level.subarray(first + toFrames(lookedBefore), onset).some((value) => Math.abs(value) > largestBefore * top);
}

/** P stands on the line between both ends of the span in which it is looked for; so does the noise. */
function takeSlantOff(first: number, last: number) {
  const reach = toFrames(0.01);
  const level = (samples: Float64Array) => {
    const mean = (from: number) => samples.subarray(from, from + reach).reduce((sum, value) => sum + value / reach, 0);
    const [left, right] = [mean(first), mean(last - reach)];
    return samples.map((value, i) => value - left - ((right - left) * (i - first)) / (last - first));
  };
  return ({ lead, samples, noise }: MeanBeat): MeanBeat => ({
    lead,
    samples: level(samples),
    noise: noise && level(noise),
  });
}

function findTop(level: Float64Array, first: number, last: number): number | null {
  let top: number | null = null;
  for (let i = first + 1; i <= last; i++) {
    const height = Math.abs(level[i]!);
    const isTop = height >= Math.abs(level[i - 1]!) && height > Math.abs(level[i + 1]!);
    if (isTop && (top === null || height > Math.abs(level[top]!))) top = i;
  }
  return top;
}

/** From the steepest place on one side of the top out to where the slope is low; null where it stays high. */
function walkToBound(
  slope: Float64Array,
  peak: number,
  { step, stop }: { readonly step: -1 | 1; readonly stop: number },
): number | null {
  const isWithin = (i: number, reach: number) => Math.abs(i - peak) <= toFrames(reach) && step * (stop - i) >= 0;
  let steepest = peak;
  for (let i = peak; isWithin(i, longestSlope); i += step) if (slope[i]! > slope[steepest]!) steepest = i;
  for (let i = steepest; isWithin(i, longestHalf); i += step) if (slope[i]! < boundPart * slope[steepest]!) return i;
  return null;
}

function rootMeanSquare(values: Float64Array, from: number, to: number): number {
  const part = values.subarray(from, to + 1).filter((value) => !Number.isNaN(value));
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
}
