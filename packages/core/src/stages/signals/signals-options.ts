import { z } from 'zod';

export const signalsOptionsSchema = z.strictObject({
  samplingFrequency: z
    .number()
    .min(50)
    .max(2000)
    .default(500)
    .describe('Samples a second of the signals.')
    .meta({ unit: 'Hz' }),
  reconcileLeads: z
    .boolean()
    .default(true)
    .describe('Bring leads that are drawn twice or tied by the laws of the limb leads into agreement.'),
});
export type SignalsOptions = z.infer<typeof signalsOptionsSchema>;
