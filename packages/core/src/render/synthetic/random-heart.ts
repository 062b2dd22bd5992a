import type { SeededRandom } from '../create-seeded-random.ts';
import type { HeartOptions } from './heart-options.ts';

type Choices<Value extends string> = Readonly<Record<Value, number>>;
type Choice<Name extends keyof HeartOptions> = Choices<NonNullable<HeartOptions[Name]> & string>;

/**
 * Shares of findings, roughly as the 21 837 recordings of PTB-XL have them (P. Wagner and others, Sci Data 7:154 (2020),
 * doi 10.1038/s41597-020-0495-6). What is rarer than 0.5 % there is given 0.5 %, so that a set of some thousands has it.
 */
const rhythms: Choice<'rhythm'> = {
  sinus: 0.892,
  atrialFibrillation: 0.08,
  atrialFlutter: 0.012,
  junctional: 0.008,
  ventricular: 0.008,
};
const blocks: Choice<'atrioventricularBlock'> = {
  none: 0.935,
  firstDegree: 0.045,
  wenckebach: 0.007,
  mobitz2: 0.006,
  thirdDegree: 0.007,
};
const conductions: Choice<'ventricularConduction'> = {
  normal: 0.835,
  rightBundleBranchBlock: 0.06,
  leftBundleBranchBlock: 0.03,
  leftAnteriorFascicularBlock: 0.07,
  preexcitation: 0.005,
};
const pacemakers: Choice<'pacing'> = { none: 0.977, atrial: 0.005, ventricular: 0.011, dual: 0.007 };
const infarctions: Choice<'infarction'> = {
  none: 0.8,
  anterior: 0.045,
  septal: 0.045,
  lateral: 0.02,
  inferior: 0.08,
  posterior: 0.01,
};
const infarctionStages: Choice<'infarctionStage'> = { acute: 0.2, recent: 0.25, old: 0.55 };
const hypertrophies: Choice<'hypertrophy'> = { none: 0.9, left: 0.09, right: 0.01 };
const stShapes: Choice<'stShape'> = { level: 0.89, depression: 0.07, earlyRepolarization: 0.03, pericarditis: 0.01 };
const tWaves: Choice<'tWave'> = { normal: 0.79, flat: 0.12, inverted: 0.06, peaked: 0.015, biphasic: 0.015 };

/** Median rate a minute and the standard deviation of its logarithm. */
const rates: Readonly<Record<NonNullable<HeartOptions['rhythm']>, readonly [median: number, spread: number]>> = {
  sinus: [71, 0.21],
  atrialFibrillation: [88, 0.26],
  atrialFlutter: [92, 0.3],
  junctional: [52, 0.2],
  ventricular: [120, 0.35],
};
/** Supraventricular tachycardia: regular, 150 to 220. */
const tachycardiaShare = 0.005;
const escapeRates = [28, 52] as const;
const lowestRate = 30;
const highestRate = 220;

/** Options of a heart drawn as they occur in hospitals; duration and sampling frequency are left to the caller. */
export function randomHeart(random: SeededRandom): HeartOptions {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const rhythm = pick(rhythms, random);
  const atrioventricularBlock = rhythm === 'sinus' ? pick(blocks, random) : 'none';
  const isBeatingAlone = atrioventricularBlock === 'thirdDegree';
  const heartRate = isBeatingAlone ? between(...escapeRates) : drawRate(rhythm, random);
  const pacing = rhythm === 'ventricular' || rhythm === 'junctional' ? 'none' : pick(pacemakers, random);
  const infarction = pick(infarctions, random);
  return {
    rhythm,
    heartRate,
    ...drawIrregularity(random),
    breathRate: between(9, 24),
    breathModulation: between(0.01, 0.09),
    atrialRate: between(60, 110),
    prInterval: between(0.12, 0.2),
    atrioventricularBlock,
    ventricularConduction: pick(conductions, random),
    pacing,
    // Bipolar wires leave small spikes, unipolar ones large.
    pacingAmplitude: random.uniform() < 0.7 ? between(0.1, 0.6) : between(0.8, 4),
    voltage: Math.min(2, Math.max(0.3, Math.exp(0.2 * random.normal()))) * (random.uniform() < 0.03 ? 0.5 : 1),
    hypertrophy: pick(hypertrophies, random),
    qtCorrected: Math.min(0.55, Math.max(0.34, 0.42 + 0.025 * random.normal())),
    tWave: pick(tWaves, random),
    stShape: infarction === 'none' ? pick(stShapes, random) : 'level',
    infarction,
    infarctionStage: pick(infarctionStages, random),
    stDeviation: between(0.08, 0.35),
    ...drawNoise(random),
  };
}

function pick<Value extends string>(choices: Choices<Value>, random: SeededRandom): Value {
  const entries = Object.entries(choices) as [Value, number][];
  let left = random.uniform();
  for (const [value, share] of entries) {
    left -= share;
    if (left < 0) return value;
  }
  // The shares add up to one but for rounding.
  return entries[0]![0];
}

function drawRate(rhythm: NonNullable<HeartOptions['rhythm']>, random: SeededRandom): number {
  if (rhythm === 'sinus' && random.uniform() < tachycardiaShare) return 150 + 70 * random.uniform();
  const [median, spread] = rates[rhythm];
  return Math.min(highestRate, Math.max(lowestRate, median * Math.exp(spread * random.normal())));
}

/** How even the beats are and how many come early: most hearts have none, some many. */
function drawIrregularity(random: SeededRandom) {
  const some = (share: number, most: number) => {
    const isThere = random.uniform() < share;
    const amount = most * random.uniform() ** 2;
    return isThere ? 0.03 + amount : 0;
  };
  return {
    heartRateVariability: Math.min(0.2, 0.025 * Math.exp(0.7 * random.normal())),
    ventricularEctopics: some(0.06, 0.45),
    supraventricularEctopics: some(0.04, 0.3),
  };
}

/** Millivolts: most recordings are quiet, some are not. */
function drawNoise(random: SeededRandom) {
  return {
    baselineWander: 0.03 * Math.exp(0.7 * random.normal()),
    muscleNoise: 0.004 * Math.exp(0.8 * random.normal()),
    mainsNoise: random.uniform() < 0.12 ? 0.006 * Math.exp(0.8 * random.normal()) : 0,
    mainsFrequency: random.uniform() < 0.7 ? 50 : 60,
  } as const;
}
