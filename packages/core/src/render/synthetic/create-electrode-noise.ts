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
    for (let i = 0; i < noise.length; i++) noise[i]! += amplitude * Math.sin(step * i + phase);
  }
}

function addMuscles(
  noise: Float64Array,
  { muscleNoise, samplingFrequency }: ResolvedHeartOptions,
  random: SeededRandom,
) {
  if (muscleNoise === 0) return;
  const soften = createSmoother(muscleBand.highest, samplingFrequency);
  const follow = createSmoother(muscleBand.lowest, samplingFrequency);
  const memory = Math.exp(-1 / (burstTime * samplingFrequency));
  const kick = Math.sqrt(1 - memory ** 2);
  const values = new Float64Array(noise.length);
  let tension = random.normal();
  let power = 0;
  for (let i = 0; i < values.length; i++) {
    tension = memory * tension + kick * random.normal();
    const value = soften(random.normal());
    values[i] = (quietMuscle + Math.abs(tension)) * (value - follow(value));
    power += values[i]! ** 2;
  }
  const factor = (electrodePart * muscleNoise) / Math.sqrt(power / values.length);
  for (let i = 0; i < noise.length; i++) noise[i]! += factor * values[i]!;
}

/** A low-pass of first order. */
function createSmoother(frequency: number, samplingFrequency: number) {
  const weight = 1 - Math.exp((-2 * Math.PI * frequency) / samplingFrequency);
  let state = 0;
  return (value: number) => {
    state += weight * (value - state);
    return state;
  };
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
    for (let i = 0; i < noise.length; i++) noise[i]! += weight * amplitude * Math.sin(step * i + phase);
  }
}
