import { leadNames } from '../../model/lead.ts';
import type { EcgRecord } from '../../model/record.ts';
import { hertz, seconds } from '../../units.ts';
import { createSeededRandom } from '../create-seeded-random.ts';
import { createBeatShapes } from './create-beat-shapes.ts';
import { type HeartOptions, resolveHeartOptions } from './heart-options.ts';
import { planRhythm } from './plan-rhythm.ts';
import { projectLeads } from './project-leads.ts';
import { sumDipole } from './sum-dipole.ts';

/**
 * A 12-lead ECG of a heart with any of the usual rhythms, blocks, infarctions and noises, from a dipole that moves in
 * three dimensions. Pure: the same options and seed give the same samples. Einthoven's and Goldberger's laws hold
 * exactly, noise included. Shape, rhythm, chest and noise each have random numbers of their own, so that another
 * noise leaves the heart as it is. The comments of the record tell the seed and the options that were given.
 * @throws EinthovenError OPTION_INVALID
 */
export function synthesizeHeart(options: HeartOptions = {}, seed = 1): EcgRecord {
  const resolved = resolveHeartOptions(options);
  const draw = createSeededRandom(seed);
  const part = () => createSeededRandom(Math.floor(draw.uniform() * 2 ** 32));
  const shapeRandom = part();
  const rhythmRandom = part();
  const pathRandom = part();
  const leadRandom = { torso: part(), noise: part() };
  const heart = { shapes: createBeatShapes(resolved, shapeRandom), rhythm: planRhythm(resolved, rhythmRandom) };
  const signals = projectLeads(sumDipole(heart, resolved, pathRandom), resolved, leadRandom);
  const sampleCount = signals.I.length;
  const end = seconds(sampleCount / resolved.samplingFrequency);
  return {
    name: `heart-${seed}`,
    samplingFrequency: hertz(resolved.samplingFrequency),
    sampleCount,
    leads: leadNames.map((lead) => ({ lead, samples: signals[lead], start: seconds(0), end })),
    comments: [`Synthetic ECG, seed ${seed}`, ...describeOptions(options)],
  };
}

function describeOptions(options: HeartOptions): string[] {
  return Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `Heart ${name}: ${value}`);
}
