import { z } from 'zod';

export const qualityOptionsSchema = z.strictObject({
  minimumCoverage: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('Least covered part of a lead; below it the lead counts as missing.')
    .meta({ unit: 'share' }),
});
export type QualityOptions = z.infer<typeof qualityOptionsSchema>;
