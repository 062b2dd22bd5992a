import { z } from 'zod';

export const traceOptionsSchema = z.strictObject({
  longestBridge: z
    .number()
    .min(0)
    .max(10)
    .default(1)
    .describe('Longest hole of a trace that is bridged by a straight line; longer ones stay missing.')
    .meta({ unit: 'mm' }),
  lineReader: z
    .enum(['auto', 'model-free'])
    .default('auto')
    .describe(
      'What places the lines: auto lets a network refine the traces of pages that the ink network saw, where it runs; model-free never does.',
    ),
});
export type TraceOptions = z.infer<typeof traceOptionsSchema>;
