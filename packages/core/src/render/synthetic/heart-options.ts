import { z } from 'zod';
import { EinthovenError } from '../../errors.ts';

const share = () => z.number().min(0).max(1);
const millivolt = () => z.number().min(0).max(10);

/** What a synthetic heart is like and how it is recorded. Every option has a default: a healthy heart in sinus rhythm. */
export const heartOptionsSchema = z.strictObject({
  duration: z.number().min(0.1).max(3600).default(10).describe('Length of the record.').meta({ unit: 's' }),
  samplingFrequency: z.number().min(50).max(10_000).default(500).describe('Samples a second.').meta({ unit: 'Hz' }),
  rhythm: z
    .enum(['sinus', 'atrialFibrillation', 'atrialFlutter', 'junctional', 'ventricular'])
    .default('sinus')
    .describe('Where the beat begins; ventricular: tachycardia or idioventricular rhythm, by the heart rate.'),
  heartRate: z
    .number()
    .min(20)
    .max(250)
    .default(72)
    .describe('Mean rate of the ventricles without ectopic beats; a flutter conducts the nearest whole ratio.')
    .meta({ unit: '1/min' }),
  heartRateVariability: z
    .number()
    .min(0)
    .max(0.5)
    .default(0.03)
    .describe(
      'Standard deviation of the interval of the beats over its mean, two thirds of it with the breath. Flutter: how ' +
        'often another ratio is conducted. Fibrillation is irregular by at least 0.15.',
    ),
  breathRate: z.number().min(4).max(60).default(15).describe('Breaths a minute.').meta({ unit: '1/min' }),
  breathModulation: share().default(0.05).describe('Amplitude by which the size of the beats follows the breath.'),
  atrialRate: z
    .number()
    .min(20)
    .max(250)
    .default(80)
    .describe('Rate of the atria where they beat on their own: third degree block and ventricular rhythm.')
    .meta({ unit: '1/min' }),
  prInterval: z
    .number()
    .min(0.09)
    .max(0.4)
    .default(0.16)
    .describe('From P to QRS at 72 a minute; a little shorter at higher rates.')
    .meta({ unit: 's' }),
  atrioventricularBlock: z
    .enum(['none', 'firstDegree', 'wenckebach', 'mobitz2', 'thirdDegree'])
    .default('none')
    .describe(
      'Of sinus rhythm. firstDegree: PR of at least 0.24 s; thirdDegree: narrow escape beats from 40 a minute.',
    ),
  ventricularConduction: z
    .enum(['normal', 'rightBundleBranchBlock', 'leftBundleBranchBlock', 'leftAnteriorFascicularBlock', 'preexcitation'])
    .default('normal')
    .describe('Way of the excitation through the ventricles.'),
  pacing: z
    .enum(['none', 'atrial', 'ventricular', 'dual'])
    .default('none')
    .describe('Chambers that a pacemaker drives.'),
  pacingAmplitude: millivolt()
    .default(1.5)
    .describe('Height of the spikes in the lead that shows them best.')
    .meta({ unit: 'mV' }),
  ventricularEctopics: share().default(0).describe('Share of beats that an ectopic ventricular beat follows.'),
  supraventricularEctopics: share().default(0).describe('Share of beats that a premature atrial beat follows.'),
  axis: z
    .number()
    .min(-180)
    .max(180)
    .optional()
    .describe('Frontal axis of QRS; default: 0 to 80 by the seed, with a block or hypertrophy as it goes with that.')
    .meta({ unit: 'degrees' }),
  voltage: z.number().min(0.1).max(3).default(1).describe('Size of QRS over the usual; 0.4 is low voltage.'),
  hypertrophy: z.enum(['none', 'left', 'right']).default('none').describe('Ventricle that is enlarged, with strain.'),
  qtCorrected: z
    .number()
    .min(0.28)
    .max(0.7)
    .default(0.41)
    .describe('QT interval at 60 a minute; it follows the root of the interval (Bazett 1920).')
    .meta({ unit: 's' }),
  tWave: z.enum(['normal', 'flat', 'inverted', 'peaked', 'biphasic']).default('normal').describe('Shape of T.'),
  stShape: z
    .enum(['level', 'depression', 'earlyRepolarization', 'pericarditis'])
    .default('level')
    .describe('Change of the ST segment without infarction.'),
  infarction: z
    .enum(['none', 'anterior', 'septal', 'lateral', 'inferior', 'posterior'])
    .default('none')
    .describe('Wall that is infarcted.'),
  infarctionStage: z
    .enum(['acute', 'recent', 'old'])
    .default('acute')
    .describe('acute: ST elevation and tall T; recent: Q waves and deep negative T; old: Q waves.'),
  stDeviation: millivolt()
    .default(0.2)
    .describe('Deviation of ST, of stShape or an acute infarction, in the lead that shows it best.')
    .meta({ unit: 'mV' }),
  baselineWander: millivolt()
    .default(0.02)
    .describe('RMS of the drift of the baseline in limb leads, below 0.7 Hz.')
    .meta({ unit: 'mV' }),
  muscleNoise: millivolt()
    .default(0.004)
    .describe('RMS of muscle noise in limb leads, 15 to 150 Hz, in bursts.')
    .meta({ unit: 'mV' }),
  mainsNoise: millivolt().default(0).describe('RMS of mains hum in limb leads.').meta({ unit: 'mV' }),
  mainsFrequency: z
    .union([z.literal(50), z.literal(60)])
    .default(50)
    .describe('Frequency of the mains; none is added from half the sampling frequency on.')
    .meta({ unit: 'Hz' }),
});

/** Options as callers write them; each may be left out. */
export type HeartOptions = z.input<typeof heartOptionsSchema>;
export type ResolvedHeartOptions = z.output<typeof heartOptionsSchema>;

/** @throws EinthovenError OPTION_INVALID naming the option at fault. */
export function resolveHeartOptions(options: HeartOptions): ResolvedHeartOptions {
  const parsed = heartOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new EinthovenError('OPTION_INVALID', `heart.${issue.path.join('.')}: ${issue.message}`);
}
