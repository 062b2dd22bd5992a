import { leadNames } from '../model/lead.ts';
import type { EcgRecord } from '../model/record.ts';
import { hertz, seconds } from '../units.ts';
import { createHeartWaves, type HeartWave } from './create-heart-waves.ts';
import { createSeededRandom, type SeededRandom } from './create-seeded-random.ts';
import { type IndependentLead, leadVectors } from './synthetic/lead-vectors.ts';

export interface SynthesizeEcgOptions {
  /** Same seed, same record; another seed, another heart (axis, sizes, durations). Default 1. */
  readonly seed?: number;
  /** Seconds. Default 10. */
  readonly duration?: number;
  /** Hz. Default 500. */
  readonly samplingFrequency?: number;
  /** Beats a minute. Default 72. */
  readonly heartRate?: number;
  /** Standard deviation of the beat-to-beat interval over its mean. Default 0.03. */
  readonly heartRateVariability?: number;
  /** Amplitude of the baseline's drift with the breath, mV. Default 0.02. */
  readonly respirationWander?: number;
  /** RMS of muscle noise, mV. Default 0.004. */
  readonly muscleNoise?: number;
}

/** Waves end where their Gaussian has fallen below 4e-6 of its top. */
const waveReach = 5;
/** Heart rate at which the times of `createHeartWaves` hold; QT follows the root of the interval (Bazett 1920). */
const nominalInterval = 60 / 72;

/**
 * A 12-lead ECG in sinus rhythm from a moving dipole. Pure and seeded. Einthoven's and Goldberger's laws hold up to the
 * rounding to 32 bits, as the four dependent limb leads are computed from I and II, noise included.
 */
export function synthesizeEcg(options: SynthesizeEcgOptions = {}): EcgRecord {
  const { seed = 1, duration = 10, samplingFrequency = 500, respirationWander = 0.02, muscleNoise = 0.004 } = options;
  const random = createSeededRandom(seed);
  const waves = createHeartWaves(random);
  const beats = placeBeats(duration, options, random);
  const sampleCount = Math.round(duration * samplingFrequency);
  const dipole = sumBeats(waves, beats, { sampleCount, samplingFrequency });
  const breathPeriod = 3.2 + 1.6 * random.uniform();
  const independent = Object.entries(leadVectors).map(([lead, [x, y, z]]) => {
    const samples = Float64Array.from(dipole.x, (value, i) => x * value + y * dipole.y[i]! + z * dipole.z[i]!);
    addBreath(samples, { period: breathPeriod * samplingFrequency, amplitude: respirationWander, random });
    addMuscleNoise(samples, muscleNoise, random);
    return [lead, samples] as const;
  });
  const signals = deriveLimbLeads(Object.fromEntries(independent) as Record<IndependentLead, Float64Array>);
  return {
    name: `synthetic-${seed}`,
    samplingFrequency: hertz(samplingFrequency),
    sampleCount,
    leads: leadNames.map((lead) => ({
      lead,
      samples: Float32Array.from(signals[lead]),
      start: seconds(0),
      end: seconds(sampleCount / samplingFrequency),
    })),
    comments: [`Synthetic ECG, seed ${seed}`],
  };
}

interface Beat {
  /** Time of R in seconds. */
  readonly time: number;
  /** Seconds since the beat before. */
  readonly interval: number;
}

function placeBeats(duration: number, options: SynthesizeEcgOptions, random: SeededRandom): Beat[] {
  const { heartRate = 72, heartRateVariability = 0.03 } = options;
  const mean = 60 / heartRate;
  const beats: Beat[] = [];
  let interval = mean;
  for (let time = -mean * random.uniform(); time < duration + mean; time += interval) {
    beats.push({ time, interval });
    // Bounded, so that no beat runs into the one before.
    interval = mean * Math.max(0.6, Math.min(1.5, 1 + heartRateVariability * random.normal()));
  }
  return beats;
}

function sumBeats(
  waves: readonly HeartWave[],
  beats: readonly Beat[],
  timeBase: { readonly sampleCount: number; readonly samplingFrequency: number },
) {
  const { sampleCount, samplingFrequency } = timeBase;
  const x = new Float64Array(sampleCount);
  const y = new Float64Array(sampleCount);
  const z = new Float64Array(sampleCount);
  for (const beat of beats) {
    const stretch = Math.sqrt(beat.interval / nominalInterval);
    for (const wave of waves) {
      const slow = wave.kind === 'T' ? stretch : 1;
      const centre = beat.time + wave.centre * slow;
      const first = Math.max(0, Math.ceil((centre - waveReach * wave.rise * slow) * samplingFrequency));
      const last = Math.min(sampleCount - 1, Math.floor((centre + waveReach * wave.fall * slow) * samplingFrequency));
      for (let i = first; i <= last; i++) {
        const time = i / samplingFrequency - centre;
        const value = Math.exp(-0.5 * (time / ((time < 0 ? wave.rise : wave.fall) * slow)) ** 2);
        x[i]! += value * wave.dipole[0];
        y[i]! += value * wave.dipole[1];
        z[i]! += value * wave.dipole[2];
      }
    }
  }
  return { x, y, z };
}

function addBreath(
  samples: Float64Array,
  breath: { readonly period: number; readonly amplitude: number; readonly random: SeededRandom },
) {
  const phase = 2 * Math.PI * breath.random.uniform();
  const amplitude = breath.amplitude * (0.5 + breath.random.uniform());
  for (let i = 0; i < samples.length; i++) {
    samples[i]! += amplitude * Math.sin((2 * Math.PI * i) / breath.period + phase);
  }
}

/** White noise through the weights 1 2 1, which take off what no electrocardiograph passes. */
function addMuscleNoise(samples: Float64Array, rootMeanSquare: number, random: SeededRandom) {
  const weight = rootMeanSquare / Math.sqrt(6);
  let previous = random.normal();
  let current = random.normal();
  for (let i = 0; i < samples.length; i++) {
    const next = random.normal();
    samples[i]! += weight * (previous + 2 * current + next);
    previous = current;
    current = next;
  }
}

function deriveLimbLeads(
  signals: Record<IndependentLead, Float64Array>,
): Record<(typeof leadNames)[number], Float64Array> {
  const { I, II } = signals;
  const combine = (ofI: number, ofII: number) => I.map((value, i) => ofI * value + ofII * II[i]!);
  return { ...signals, III: combine(-1, 1), aVR: combine(-0.5, -0.5), aVL: combine(1, -0.5), aVF: combine(-0.5, 1) };
}
