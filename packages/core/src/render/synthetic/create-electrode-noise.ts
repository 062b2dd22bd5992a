import type { SeededRandom } from '../create-seeded-random.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';

/** Tension of relaxed muscles over the spread of the bursts. */
const quietMuscle = 0.35;
const muscleBand = { lowest: 15, highest: 150 };
/** Seconds over which muscles tense and relax. */
const burstTime = 0.8;
const driftFrequencies = { lowest: 0.05, highest: 0.6 };
const driftParts = 4;
/** A limb lead is the difference of two electrodes: each has the noise of the lead over the root of two. */
const electrodePart = Math.SQRT1_2;

/**
 * Millivolts of noise at one electrode: drift, muscles and mains. As the leads are differences of electrodes, the laws
 * of Einthoven and Goldberger hold for the noise as well.
 */
export function createElectrodeNoise(options: ResolvedHeartOptions, random: SeededRandom): Float64Array {
  const noise = new Float64Array(Math.round(options.duration * options.samplingFrequency));
  addDrift(noise, options, random);
  addMuscles(noise, options, random);
  addMains(noise, options, random);
  return noise;
}

function addDrift(noise: Float64Array, options: ResolvedHeartOptions, random: SeededRandom) {
  const { baselineWander, breathRate, samplingFrequency } = options;
  const amplitude = (electrodePart * baselineWander * Math.SQRT2) / Math.sqrt(driftParts);
  for (let part = 0; part < driftParts; part++) {
    const drawn = driftFrequencies.lowest * (driftFrequencies.highest / driftFrequencies.lowest) ** random.uniform();
    // One part moves with the breath.
    const frequency = part === 0 ? breathRate / 60 : drawn;
    const phase = 2 * Math.PI * random.uniform();
    if (amplitude === 0) continue;
    const step = (2 * Math.PI * frequency) / samplingFrequency;
    addWave(noise, amplitude, step, phase);
  }
}

/** Of plain numbers only: it stays compiled from record to record. Step and phase in radians. */
function addWave(noise: Float64Array, amplitude: number, step: number, phase: number) {
  for (let i = 0; i < noise.length; i++) noise[i]! += amplitude * Math.sin(step * i + phase);
}

function addMuscles(
  noise: Float64Array,
  { muscleNoise, samplingFrequency }: ResolvedHeartOptions,
  random: SeededRandom,
) {
  if (muscleNoise === 0) return;
  const values = new Float64Array(noise.length);
  const first = random.normal();
  const normals = drawNormals(random, 2 * noise.length);
  const power = tenseMuscles(values, normals, first, samplingFrequency);
  addScaled(noise, values, (electrodePart * muscleNoise) / Math.sqrt(power / values.length));
}

function drawNormals(random: SeededRandom, count: number): Float64Array {
  const normals = new Float64Array(count);
  for (let index = 0; index < count; index++) normals[index] = random.normal();
  return normals;
}

/** Noise of muscles that tense and relax, and its power, from two normal numbers a sample. */
function tenseMuscles(values: Float64Array, normals: Float64Array, first: number, samplingFrequency: number): number {
  const soften = smootherWeight(muscleBand.highest, samplingFrequency);
  const follow = smootherWeight(muscleBand.lowest, samplingFrequency);
  const memory = Math.exp(-1 / (burstTime * samplingFrequency));
  const kick = Math.sqrt(1 - memory ** 2);
  let tension = first;
  let soft = 0;
  let slow = 0;
  let power = 0;
  for (let i = 0; i < values.length; i++) {
    tension = memory * tension + kick * normals[2 * i]!;
    soft += soften * (normals[2 * i + 1]! - soft);
    slow += follow * (soft - slow);
    const value = (quietMuscle + Math.abs(tension)) * (soft - slow);
    values[i] = value;
    power += value ** 2;
  }
  return power;
}

function addScaled(noise: Float64Array, values: Float64Array, factor: number) {
  for (let i = 0; i < noise.length; i++) noise[i]! += factor * values[i]!;
}

/** How far a low-pass of first order goes to each new value. */
function smootherWeight(frequency: number, samplingFrequency: number): number {
  return 1 - Math.exp((-2 * Math.PI * frequency) / samplingFrequency);
}

/** The mains and, a tenth as large, its third harmonic. */
function addMains(noise: Float64Array, options: ResolvedHeartOptions, random: SeededRandom) {
  const { mainsNoise, mainsFrequency, samplingFrequency } = options;
  const amplitude = electrodePart * mainsNoise * Math.SQRT2 * (0.5 + random.uniform());
  for (const [order, weight] of [
    [1, 1],
    [3, 0.1],
  ] as const) {
    const frequency = order * mainsFrequency;
    const phase = 2 * Math.PI * random.uniform();
    if (amplitude === 0 || frequency >= samplingFrequency / 2) continue;
    const step = (2 * Math.PI * frequency) / samplingFrequency;
    addWave(noise, weight * amplitude, step, phase);
  }
}
