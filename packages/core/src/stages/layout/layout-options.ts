import { z } from 'zod';

export const layoutOptionsSchema = z.strictObject({
  template: z.string().nullable().default(null).describe('Name of the layout; null: chosen by evidence.'),
  minimumMargin: z
    .number()
    .min(0)
    .default(0.05)
    .describe('Least lead in score over the runner-up; below it the layout is called ambiguous.')
    .meta({ unit: 'score' }),
});
export type LayoutOptions = z.infer<typeof layoutOptionsSchema>;
