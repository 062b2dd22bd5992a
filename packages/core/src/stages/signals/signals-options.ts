import { z } from 'zod';

export const signalsOptionsSchema = z.strictObject({
  samplingFrequency: z
    .number()
    .min(50)
    .max(2000)
    .default(500)
    .describe('Samples a second of the output.')
    .meta({ unit: 'Hz' }),
  paperSpeed: z.number().min(5).max(200).default(25).describe('Paper speed.').meta({ unit: 'mm/s' }),
  gain: z.number().min(1).max(80).default(10).describe('Gain.').meta({ unit: 'mm/mV' }),
});
export type SignalsOptions = z.infer<typeof signalsOptionsSchema>;
