import { z } from 'zod';

export const qualityOptionsSchema = z.strictObject({
  minimumCoverage: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe(
      'Least part of a lead that has to be read, 1 for all of it; below, the lead counts as missing and the page is partial.',
    )
    .meta({ unit: 'share' }),
});
export type QualityOptions = z.infer<typeof qualityOptionsSchema>;
