import type { MeanBeat } from './average-beats.ts';
import { findComplex } from './find-complex.ts';
import { findPWave } from './find-p-wave.ts';
import { findTEnd } from './find-t-end.ts';
import { frontalAxis } from './frontal-axis.ts';
import { frameRate } from './sample-leads.ts';

/** Names of what is measured on a mean beat. */
export const waveNames = ['pDuration', 'prInterval', 'qrsDuration', 'qtInterval', 'pAxis', 'qrsAxis', 'tAxis'] as const;
export type WaveName = (typeof waveNames)[number];
/** Milliseconds and degrees; null where the wave was not found. */
export type WaveValues = Readonly<Record<WaveName, number | null>>;

const toMilliseconds = (frames: number) => (1000 * frames) / frameRate;
/** T counts from a little behind QRS, frames: the J point belongs to neither. */
const junction = 10;

/**
 * Waves of mean beats that share one time. Bounds are common to all leads: the first onset and the last end of any.
 * @param interval Frames from beat to beat.
 */
export function measureWaves(beats: readonly MeanBeat[], origin: number, interval: number): WaveValues | null {
  const complex = findComplex(beats, origin);
  if (complex === null) return null;
  const t = findTEnd(beats, complex, interval);
  const p = findPWave(beats, complex, t === null ? null : t.end - interval);
  const { onset, end } = complex;
  return {
    pDuration: p?.end == null ? null : toMilliseconds(p.end - p.onset),
    prInterval: p && toMilliseconds(onset - p.onset),
    qrsDuration: toMilliseconds(end - onset),
    qtInterval: t && toMilliseconds(t.end - onset),
    pAxis: p && frontalAxis(beats, { from: p.onset, to: p.end ?? onset, base: 'chord' }),
    qrsAxis: frontalAxis(beats, { from: onset, to: end, base: 'level' }),
    tAxis: t && frontalAxis(beats, { from: end + junction, to: t.end, base: 'level' }),
  };
}
